/** Where each task and region of a unit stands: in which block, behind what, and within which loops. */
import { formatInstance, parseInstance, type InstanceId } from "../../contract/instance.ts";
import {
  hasItems,
  isAgent,
  isBranch,
  isFallback,
  isLoop,
  isParallel,
  isSequence,
  isSubplan,
  isTask,
  outputTaskOf,
  type GroupRegion,
  type Region,
} from "../../contract/regions/index.ts";

/** A task, or a region that is a task of the plan. */
export interface Place {
  readonly id: string;
  readonly region: Region;
  /** The block that it is a member of. */
  readonly block: BlockPlace;
  /** Its position there. */
  readonly at: number;
  /** Ids of the loops around it, the outermost first. */
  readonly loops: readonly string[];
  /** What it consists of; none of a task. */
  readonly blocks: readonly BlockPlace[];
}

/** What runs one after the other: the unit itself, a branch, the body of a loop, an alternative, a member. */
export interface BlockPlace {
  /** The region that it is a part of; absent of the unit. */
  readonly owner: Place | undefined;
  /** `then`, `else`, `body`, `turn`, or the name of an alternative or member. */
  readonly name: string;
  readonly members: readonly Place[];
}

/** The block of an agent in which its model is asked. */
export const TURN = "turn";

export interface Places {
  readonly unit: BlockPlace;
  /** By their ids. */
  readonly byId: ReadonlyMap<string, Place>;
}

/** @throws Error that says what is wrong when a region stands there that is no task of the plan */
export function placesOf(unit: Region): Places {
  const byId = new Map<string, Place>();

  function block(
    region: Region,
    owner: Place | undefined,
    name: string,
    loops: readonly string[],
  ): BlockPlace {
    const members: Place[] = [];
    const made: BlockPlace = { owner, name, members };
    for (const [at, member] of membersOf(region).entries())
      members.push(place(member, made, at, loops));
    return made;
  }

  function place(region: Region, inside: BlockPlace, at: number, loops: readonly string[]): Place {
    const blocks: BlockPlace[] = [];
    const made: Place = { id: idOf(region), region, block: inside, at, loops, blocks };
    byId.set(made.id, made);
    const within = hasItems(region) ? [...loops, made.id] : loops;
    for (const [name, part] of partsOf(region)) blocks.push(block(part, made, name, within));
    return made;
  }

  return { unit: block(unit, undefined, "", []), byId };
}

/** A sequence within a sequence is run as if its members stood there. */
function membersOf(region: Region): Region[] {
  return isSequence(region) ? region.members.flatMap(membersOf) : [region];
}

function partsOf(region: Region): (readonly [string, Region])[] {
  if (isBranch(region)) {
    const { then, else: other } = region;
    return [["then", then], ...(other === undefined ? [] : [["else", other] as const])];
  }
  if (isLoop(region) || isSubplan(region)) return [["body", region.body]];
  if (isAgent(region)) {
    // Calls go by their tasks: a tool may be listed more than once.
    const calls = region.tools.map(({ block }) => [outputTaskOf(block), block] as const);
    return [[TURN, region.turn], ...calls];
  }
  if (isParallel(region)) {
    const { members, names } = region;
    return members.map((member, at) => [names?.[at] ?? ownIdOf(member), member]);
  }
  if (isFallback(region)) return region.alternatives.map((one) => [one.name, one.region]);
  return [];
}

function ownIdOf(region: Region): string {
  return isTask(region) ? region.task : (region as GroupRegion).id;
}

function idOf(region: Region): string {
  if (isTask(region)) return region.task;
  const { kind, id, task } = region as GroupRegion & { readonly task?: unknown };
  if (task === undefined) throw new Error(`its ${kind} ${id} is no task of the plan`);
  return id;
}

/** Numbers of the items of the loops around it, the outermost first. */
export type Items = readonly number[];

/** @param items of all loops around the place; more are left out */
export function instanceAt({ id, loops }: Place, items: Items): InstanceId {
  if (loops.length === 0) return id;
  const path = loops.map((task, at) => ({ task, item: items[at] ?? 0 }));
  return formatInstance([...path, { task: id }]);
}

export interface Placed {
  readonly place: Place;
  readonly items: Items;
}

/** `undefined` when there is no such instance in the unit, whatever its loops go over. */
export function placedAt({ byId }: Places, id: InstanceId): Placed | undefined {
  const known = byId.get(id);
  if (known?.loops.length === 0) return { place: known, items: [] };
  const steps = parseInstance(id) ?? [];
  const last = steps.at(-1);
  const place = byId.get(last?.task ?? "");
  if (place === undefined || last?.item !== undefined) return undefined;
  const outer = steps.slice(0, -1);
  const fits =
    outer.length === place.loops.length && outer.every(({ task }, at) => task === place.loops[at]);
  if (!fits) return undefined;
  return { place, items: outer.map(({ item }) => item ?? 0) };
}

/** All of a block, and all within it, in the order in which they stand there. */
export function placesIn(block: BlockPlace): Place[] {
  return block.members.flatMap((member) => [member, ...member.blocks.flatMap(placesIn)]);
}

/** The member of the unit that a place is, or is within. */
export function outermostOf(place: Place): Place {
  let found = place;
  while (found.block.owner !== undefined) found = found.block.owner;
  return found;
}
