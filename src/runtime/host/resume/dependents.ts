/** What was made of a result, and does not stand when there is another. */
import { parseInstance, taskOf, type InstanceId } from "../../../contract/instance.ts";
import type { Manifest } from "../../../contract/manifest.ts";
import {
  isAgent,
  isGate,
  isLoop,
  isTurn,
  type Region,
  type RegionTask,
} from "../../../contract/regions/index.ts";
import {
  instanceAt,
  placedAt,
  type Place,
  type Placed,
  type Places,
} from "../../regions/places.ts";
import { ownersOf } from "../regions/regions-around.ts";
import type { UnitPlaces } from "../regions/unit-places.ts";

export interface Dependents {
  /** These, all that is in them, and all that depends on them; what `isLeft` says is left out, with what depends on it alone. */
  of(first: readonly InstanceId[], isLeft?: (id: InstanceId) => boolean): Set<InstanceId>;
  /** What is in a region, as far as it is known. */
  within(id: InstanceId): readonly InstanceId[];
  /** Regions around it, the innermost first. */
  around(id: InstanceId): readonly InstanceId[];
}

/** Tools that are not there count as such that change something. */
export type ManifestTasks = Pick<Manifest, "tasks"> & Partial<Pick<Manifest, "tools">>;

/** @param all ids of tasks, regions and instances that are known */
export function dependentsAmong(
  all: readonly InstanceId[],
  { tasks, tools = [] }: ManifestTasks,
  units: UnitPlaces,
): Dependents {
  const needed = tasks.flatMap(({ id, needs }) => needs.map((need) => ({ id, need: need.task })));
  const harmless = new Set(tools.flatMap(({ name, effect }) => (effect === "read" ? [name] : [])));
  const reading = new Set(tasks.flatMap(({ id, tool }) => (harmless.has(tool) ? [id] : [])));
  const regions = [...units.values()].flatMap(({ byId }) =>
    [...byId.values()].flatMap(needsOfRegion),
  );
  const dependents = Map.groupBy(needed, ({ need }) => need);
  const waiting = Map.groupBy(regions, ({ need }) => need);
  const instances = Map.groupBy(all, taskOf);
  const items = new Map(all.map((id) => [id, itemsOf(id)]));
  const placed = new Map<InstanceId, Placed & { readonly places: Places }>();
  const inner = new Map<InstanceId, InstanceId[]>();
  for (const id of all) {
    const found = find(id);
    if (found === undefined) continue;
    placed.set(id, found);
    for (const region of ownersOf(found)) {
      const known = inner.get(region);
      if (known === undefined) inner.set(region, [id]);
      else known.push(id);
    }
  }

  function find(id: InstanceId) {
    for (const places of units.values()) {
      const found = placedAt(places, id);
      if (found !== undefined) return { ...found, places };
    }
    return undefined;
  }

  // Within a loop each item depends on its own; what stands outside of it, on all of them.
  const sharesItems = (one: InstanceId, other: InstanceId): boolean =>
    startsAlike(items.get(one) ?? itemsOf(one), items.get(other) ?? []);

  /** In its block what comes after it, in its loop the rounds that follow, and the regions around it. */
  function followersOf(id: InstanceId): InstanceId[] {
    const found = placed.get(id) ?? find(id);
    if (found === undefined) return [];
    const { place, items: own } = found;
    const after = place.block.members.slice(place.at + 1).map((next) => instanceAt(next, own));
    const isOfUnit = place.block.owner === undefined;
    const rest = isOfUnit ? [] : after.flatMap((next) => [next, ...(inner.get(next) ?? [])]);
    return [...rest, ...laterRounds(found), ...ownersOf(found).slice(0, 1)];
  }

  function laterRounds({ place, items: own, places }: Placed & { readonly places: Places }) {
    return place.loops.flatMap((loop, level) => {
      const region = places.byId.get(loop);
      if (region === undefined || !followsItself(region.region)) return [];
      const within = inner.get(instanceAt(region, own)) ?? [];
      const step = own[level] ?? 0;
      const stepOf = (id: InstanceId): number => placed.get(id)?.items[level] ?? 0;
      const later = within.filter((id) => stepOf(id) > step);
      if (!isAgent(region.region)) return later;
      const barriers = within.filter((id) => !isReading(id)).map(stepOf);
      // Calls of one turn were decided together: those that only read do not stand on each other.
      const end = Math.min(...barriers.filter((at) => at >= step));
      return later.filter((id) => stepOf(id) >= end);
    });
  }

  /** Whether it is a call that changes nothing, or the gate before one. */
  function isReading(id: InstanceId): boolean {
    const place = placed.get(id)?.place;
    if (place === undefined || isTurn(place.region)) return false;
    return place.block.members.every(({ id: task, region }) => isGate(region) || reading.has(task));
  }

  return {
    within: (id) => inner.get(id) ?? [],
    around: (id) => {
      const found = placed.get(id);
      return found === undefined ? [] : ownersOf(found);
    },
    of: (first, isLeft = () => false) => {
      const found = new Set(first);
      const add = (id: InstanceId): void => {
        if (!isLeft(id)) found.add(id);
      };
      // Grows while it is walked.
      for (const id of found) {
        for (const { id: next } of dependents.get(taskOf(id)) ?? []) {
          for (const other of instances.get(next) ?? []) if (sharesItems(id, other)) add(other);
        }
        for (const { id: region } of waiting.get(taskOf(id)) ?? []) {
          for (const other of [region, ...(inner.get(region) ?? [])]) add(other);
        }
        for (const next of followersOf(id)) add(next);
      }
      return found;
    },
  };
}

/** Whether each time that what is in it runs stands on the times before. */
function followsItself(region: Region): boolean {
  return isAgent(region) || (isLoop(region) && region.over.is === "rounds");
}

function needsOfRegion({ id, region }: Place): { readonly id: string; readonly need: string }[] {
  const { task } = region as unknown as { readonly task?: RegionTask | string };
  if (typeof task !== "object") return [];
  return task.needs.map((need) => ({ id, need: need.task }));
}

/** As far as both go. */
function startsAlike(one: readonly string[], other: readonly string[]): boolean {
  return one.slice(0, other.length).every((item, at) => item === other[at]);
}

/** From the outermost loop inwards: of `t3[4].t5` it is `t3[4]`. */
function itemsOf(id: InstanceId): string[] {
  return (parseInstance(id) ?? []).flatMap(({ task, item }) =>
    item === undefined ? [] : [`${task}[${item}]`],
  );
}
