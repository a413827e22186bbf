/** What of a unit is open: regions that have begun, and in each the blocks that have. */
import { invariant } from "../../contract/diagnostics/index.ts";
import type { InstanceId } from "../../contract/instance.ts";
import {
  hasItems,
  isAgent,
  isBranch,
  isFallback,
  isLoop,
  isParallel,
  isSubplan,
} from "../../contract/regions/index.ts";
import type { Beginning, RegionError } from "./changes.ts";
import { instanceAt, type BlockPlace, type Items, type Place } from "./places.ts";

export interface OpenBlock {
  readonly place: BlockPlace;
  /** Absent of the unit. */
  readonly owner: OpenRegion | undefined;
  /** Of a loop the number of the item, else the name of the block. */
  readonly key: number | string;
  readonly items: Items;
  /** Its next member, or the one that runs. */
  at: number;
  /** Of that member, when it has begun. */
  child: OpenRegion | OpenTask | undefined;
}

export interface OpenTask {
  readonly is: "task";
  readonly id: InstanceId;
  readonly place: Place;
  readonly block: OpenBlock;
}

export interface OpenRegion {
  readonly is: "region";
  readonly id: InstanceId;
  readonly place: Place;
  readonly block: OpenBlock;
  readonly items: Items;
  /** Those that have begun and have not ended. */
  readonly blocks: Map<number | string, OpenBlock>;
  /** Those that have ended well. */
  readonly done: Set<number | string>;
  readonly failed: Map<number | string, RegionError>;
  /** Of a loop over items: how many there are. */
  readonly count: number;
  /** Blocks side by side. */
  readonly limit: number;
  /** Of a branch. */
  readonly taken: boolean;
  /** Of an agent, as far as they are known. */
  readonly steps: AgentStep[];
  /** Of rounds: one has ended, and the script has not said yet whether it was the last. */
  awaitsRound: boolean;
}

/** A turn of an agent, or a call. */
export interface AgentStep {
  /** Of the block that it is. */
  readonly name: string;
  /** So many steps have to have ended before it. */
  readonly after: number;
}

/** The block of a region that may begin, by its key; `undefined` when none of this key may. */
export function blockToBegin(region: OpenRegion, key: number | string): BlockPlace | undefined {
  const { place, done, failed, blocks } = region;
  if (done.has(key) || failed.has(key)) return undefined;
  const ended = done.size + failed.size;
  const [body] = place.blocks;
  if (isLoop(place.region)) {
    if (typeof key !== "number" || region.awaitsRound) return undefined;
    // The next in order begins when one has ended, so that so many may have begun.
    const isNext = place.region.over.is === "rounds" ? key === ended : key < ended + region.limit;
    return isNext && key < region.count ? body : undefined;
  }
  if (isAgent(place.region)) {
    const step = typeof key === "number" ? region.steps[key] : undefined;
    if (step === undefined || step.after > ended || blocks.size >= region.limit) return undefined;
    return place.blocks.find(({ name }) => name === step.name);
  }
  const block = place.blocks.find(({ name }) => name === key);
  if (isFallback(place.region)) return block === place.blocks[failed.size] ? block : undefined;
  if (isSubplan(place.region)) return block;
  if (isParallel(place.region)) return blocks.size < region.limit ? block : undefined;
  return key === (region.taken ? "then" : "else") ? block : undefined;
}

/** Under which key a region keeps the block of a place that is within it. */
export function keyOf(block: BlockPlace, items: Items): number | string {
  const { owner, name } = block;
  if (owner === undefined || !hasItems(owner.region)) return name;
  return items[owner.loops.length] ?? 0;
}

/** The block of a branch that was not taken is none: it was skipped when the branch began. */
export function unbegunBlocks({ place, done, failed, blocks, taken }: OpenRegion): BlockPlace[] {
  const own = isBranch(place.region)
    ? [taken ? "then" : "else"]
    : place.blocks.map(({ name }) => name);
  return place.blocks.filter(
    ({ name }) => own.includes(name) && !done.has(name) && !failed.has(name) && !blocks.has(name),
  );
}

/** What runs in a block, or comes next. */
export function nextOf({ place, at, child, items }: OpenBlock): InstanceId | undefined {
  const next = place.members[at];
  return child?.id ?? (next && instanceAt(next, items));
}

/** What has begun in a block and has not ended, what is within before what it is in. */
export function openIn({ child }: OpenBlock): (OpenTask | OpenRegion)[] {
  if (child === undefined) return [];
  if (child.is === "task") return [child];
  return [...[...child.blocks.values()].flatMap(openIn), child];
}

/** The instance that gives the output of the block of an item. */
export function lastOf({ place, items }: OpenRegion): (index: number) => InstanceId {
  const last = place.blocks[0]?.members.at(-1);
  invariant(last !== undefined, `${place.id} has no body`);
  return (index) => instanceAt(last, [...items, index]);
}

/** Of a loop over items: how many have ended, of how many. */
export function itemsIn(region: OpenRegion | undefined) {
  if (region === undefined || !isLoop(region.place.region)) return undefined;
  if (region.place.region.over.is === "rounds") return undefined;
  const { done, failed, count } = region;
  return { ended: done.size + failed.size, failed: failed.size, count };
}

/** Blocks of a region side by side. */
export function limitOf({ region, blocks }: Place, how: Beginning): number {
  if (how.is !== "branch" && how.is !== "others") return how.concurrency;
  if (isParallel(region)) return region.limit ?? blocks.length;
  return 1;
}

/** Whether a block can go on only with tasks that wait. */
export function isHeldUp({ child }: OpenBlock, isWaiting: (id: InstanceId) => boolean): boolean {
  if (child === undefined) return false;
  if (child.is === "task") return isWaiting(child.id);
  if (child.blocks.size === 0 || mayBeginMore(child)) return false;
  return [...child.blocks.values()].every((block) => isHeldUp(block, isWaiting));
}

/** Whether another block of a region may begin beside those that have. */
function mayBeginMore(region: OpenRegion): boolean {
  const { place, blocks, done, failed, count, limit, steps } = region;
  if (isAgent(place.region))
    return steps.some((_, key) => !blocks.has(key) && blockToBegin(region, key) !== undefined);
  const all = isLoop(place.region) ? count : place.blocks.length;
  return blocks.size < limit && blocks.size + done.size + failed.size < all;
}
