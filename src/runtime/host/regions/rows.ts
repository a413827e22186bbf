/** What the store knows of tasks and regions from the start of a run, and of instances when they begin. */
import type { TaskFacts } from "../../../contract/events.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import type { JsonObject } from "../../../contract/json.ts";
import type { CoreTask, Manifest } from "../../../contract/manifest.ts";
import { fillPlaceholders } from "../../../contract/placeholders.ts";
import type { RegionTask } from "../../../contract/regions/index.ts";
import { OPTIONAL_TOOL, REGION_AGENT, regionTool } from "../../../contract/regions/region-rows.ts";
import { unitsByTask } from "../../../contract/regions/units.ts";
import { placesIn, type Place } from "../../regions/places.ts";
import { tasksById, unitPlaces } from "./unit-places.ts";

/** In the order of the plan: a region before what is in it, and nothing that is in a loop. */
export function rowsOf(manifest: Manifest, params: JsonObject): TaskFacts[] {
  const unitOf = unitsByTask(manifest);
  const units = unitPlaces(manifest);
  const tasks = tasksById(manifest);
  const rows = new Map<string, TaskFacts>();
  for (const { id } of manifest.tasks) {
    const unit = unitOf.get(id)?.id ?? "";
    const place = units.get(unit)?.byId.get(id);
    for (const each of place === undefined ? [] : pathTo(place)) {
      if (each.loops.length > 0 || rows.has(each.id)) continue;
      rows.set(each.id, factsOf(each.id, each, { unit, tasks, params }));
    }
    const task = tasks.get(id);
    if (place === undefined && task !== undefined)
      rows.set(id, factsOfTask(id, task, unit, params));
  }
  return withGates([...rows.values()], manifest, params);
}

/** Gates that stand in no loop, and all that holds nothing but gates: each where its unit begins. */
function withGates(
  rows: readonly TaskFacts[],
  manifest: Manifest,
  params: JsonObject,
): TaskFacts[] {
  const tasks = tasksById(manifest);
  const units = unitPlaces(manifest);
  const missing = manifest.units.flatMap(({ id: unit }) => {
    const places = units.get(unit);
    const known = new Set(rows.flatMap(({ id, unit: of }) => (of === unit ? [id] : [])));
    const all =
      places === undefined ? [] : placesIn(places.unit).filter(({ loops }) => loops.length === 0);
    if (all.every(({ id }) => known.has(id))) return [];
    return [{ unit, rows: all.map((place) => factsOf(place.id, place, { unit, tasks, params })) }];
  });
  return missing.reduce<readonly TaskFacts[]>((before, { unit, rows: own }) => {
    const others = before.filter((row) => row.unit !== unit);
    const later = laterUnits(manifest, unit);
    const first = before.findIndex((row) => row.unit === unit || later.has(row.unit));
    const at = first === -1 ? others.length : first;
    return [...others.slice(0, at), ...own, ...others.slice(at)];
  }, rows) as TaskFacts[];
}

function laterUnits({ units }: Manifest, unit: string): ReadonlySet<string> {
  const ids = units.map(({ id }) => id);
  return new Set(ids.slice(ids.indexOf(unit) + 1));
}

export interface FactSource {
  /** Id of the unit. */
  readonly unit: string;
  readonly tasks: ReadonlyMap<string, CoreTask>;
  readonly params: JsonObject;
}

export function factsOf(
  id: InstanceId,
  { id: of, region }: Place,
  { unit, tasks, params }: FactSource,
): TaskFacts {
  const task = tasks.get(of);
  if (task !== undefined) return factsOfTask(id, task, unit, params);
  const { title, optional } = (region as unknown as { readonly task: RegionTask }).task;
  return {
    id,
    ...(id !== of && { task: of }),
    agent: REGION_AGENT,
    tool: optional === true ? OPTIONAL_TOOL : regionTool(region.kind),
    title: fillPlaceholders(title, params),
    unit,
  };
}

function factsOfTask(
  id: InstanceId,
  { id: of, agent, tool, title }: CoreTask,
  unit: string,
  params: JsonObject,
): TaskFacts {
  return {
    id,
    ...(id !== of && { task: of }),
    agent,
    tool,
    title: fillPlaceholders(title, params),
    unit,
  };
}

/** The regions around a place, the outermost first, and the place itself. */
function pathTo(place: Place): Place[] {
  const path = [place];
  for (let { owner } = place.block; owner !== undefined; { owner } = owner.block)
    path.unshift(owner);
  return path;
}
