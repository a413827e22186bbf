/**
 * Follows the script of a unit through its tree: what may begin now, and what follows for the regions around it when
 * something ends. It knows no process, clock or database: what the script reports goes in, what is to be recorded comes
 * out. See docs/adr/0023.
 *
 * A block runs one member after the other. A member that fails ends its block as failed, and what that means is a matter
 * of the region: a branch fails too, a fallback goes on to its next alternative. A region that ends is a member of its
 * block that has ended. What still runs in a region that is over is cancelled, and may say no more.
 *
 * A script that begins again has a new tracker, which is told once more how things have ended.
 */
import { invariant } from "../../contract/diagnostics/index.ts";
import type { InstanceId } from "../../contract/instance.ts";
import { isAgent, isLoop } from "../../contract/regions/index.ts";
import type { Beginning, Change, Outcome } from "./changes.ts";
import { endRegion, type Ending } from "./endings.ts";
import {
  blockToBegin,
  isHeldUp,
  itemsIn,
  keyOf,
  lastOf,
  limitOf,
  nextOf,
  openIn,
  unbegunBlocks,
  type OpenBlock,
  type OpenRegion,
  type OpenTask,
} from "./open.ts";
import {
  instanceAt,
  placedAt,
  placesIn,
  TURN,
  type Place,
  type Placed,
  type Places,
} from "./places.ts";
import { becauseOf, OTHER_BRANCH } from "./reasons.ts";

export interface Tracker {
  /** The task or region that may begin under this id; `undefined` when none may. */
  mayBegin(id: InstanceId): Placed | undefined;
  /** A task or region that has begun, and has not ended. */
  running(id: InstanceId): Place | undefined;
  /** Whether it stood in a region that is over: what it says comes too late, and is no fault of the script. */
  isOver(id: InstanceId): boolean;
  /** A task begins. */
  start(id: InstanceId): void;
  begin(id: InstanceId, how: Beginning): Change[];
  /** A task has ended, or a region whose end is known from before, or that cannot begin as it should. */
  end(id: InstanceId, outcome: Outcome): Change[];
  /** What has begun of an item is as if it had not: it begins again, in another process. */
  leave(loop: InstanceId, item: number): void;
  hasEnded(loop: InstanceId, item: number): boolean;
  /** A round of a loop has ended, and was the last or not. */
  round(id: InstanceId, isMet: boolean): Change[];
  /** A turn of an agent has ended, and these calls follow, and another turn. */
  goOn(id: InstanceId, calls: readonly string[]): void;
  /** A turn of an agent has ended, and has given the result. */
  give(id: InstanceId, turn: InstanceId): Change[];
  /** What comes next in a block: in that of an item of a loop, or of a region by its name; without both, of the unit. */
  nextIn(region: InstanceId | undefined, key: number | string): InstanceId | undefined;
  /** The number of the round that the loop is in. */
  roundOf(id: InstanceId): number | undefined;
  /** Of a loop over items that has begun: how many have ended, of how many. */
  itemsOf(
    id: InstanceId,
  ): { readonly ended: number; readonly failed: number; readonly count: number } | undefined;
  /** What has begun and has not ended, what is within before what it is in. */
  readonly open: readonly (OpenTask | OpenRegion)[];
  /** Whether all that has begun stands at tasks that wait, and nothing else may begin. */
  isHeldUp(isWaiting: (id: InstanceId) => boolean): boolean;
  /** The unit can run nothing more. */
  readonly isComplete: boolean;
}

export function trackUnit(places: Places): Tracker {
  const tasks = new Map<InstanceId, OpenTask>();
  const regions = new Map<InstanceId, OpenRegion>();
  const closed = new Set<InstanceId>();
  const unit: OpenBlock = {
    place: places.unit,
    owner: undefined,
    key: "",
    items: [],
    at: 0,
    child: undefined,
  };
  let hasFailed = false;

  function ownerOf({ place, items }: Placed): OpenRegion | undefined {
    const { owner } = place.block;
    return owner === undefined ? undefined : regions.get(instanceAt(owner, items));
  }

  /** The block that a place is in, if it has begun or may begin. */
  function blockOf(placed: Placed): OpenBlock | undefined {
    const { block } = placed.place;
    if (block.owner === undefined) return hasFailed ? undefined : unit;
    const owner = ownerOf(placed);
    if (owner === undefined) return undefined;
    const key = keyOf(block, placed.items);
    const begun = owner.blocks.get(key);
    if (begun !== undefined) return begun.place === block ? begun : undefined;
    if (blockToBegin(owner, key) !== block) return undefined;
    return { place: block, owner, key, items: placed.items, at: 0, child: undefined };
  }

  function mayBegin(id: InstanceId): Placed | undefined {
    const placed = placedAt(places, id);
    if (placed === undefined) return undefined;
    const block = blockOf(placed);
    const isNext = block?.place.members[block.at] === placed.place && block.child === undefined;
    return isNext ? placed : undefined;
  }

  function take(id: InstanceId): { readonly placed: Placed; readonly block: OpenBlock } {
    const placed = mayBegin(id);
    const block = placed && blockOf(placed);
    invariant(placed !== undefined && block !== undefined, `${id} may not begin now`);
    block.owner?.blocks.set(block.key, block);
    return { placed, block };
  }

  function start(id: InstanceId): OpenTask {
    const { placed, block } = take(id);
    const task: OpenTask = { is: "task", id, place: placed.place, block };
    block.child = task;
    tasks.set(id, task);
    return task;
  }

  function openRegion(id: InstanceId, how: Beginning): OpenRegion {
    const { placed, block } = take(id);
    const { place, items } = placed;
    const region: OpenRegion = {
      is: "region",
      id,
      place,
      block,
      items,
      blocks: new Map(),
      done: new Set(),
      failed: new Map(),
      count: how.is === "items" ? how.count : isLoop(place.region) ? place.region.limit : 0,
      limit: limitOf(place, how),
      taken: how.is === "branch" && how.taken,
      steps: isAgent(place.region) ? [TURN] : [],
      awaitsRound: false,
    };
    block.child = region;
    regions.set(id, region);
    return region;
  }

  /** A member of a block has ended: the block goes on, or has ended itself. */
  function settle(child: OpenTask | OpenRegion, outcome: Outcome, changes: Change[]): void {
    const { block, id } = child;
    tasks.delete(id);
    regions.delete(id);
    block.child = undefined;
    if (outcome.is === "success") {
      block.at += 1;
      if (block.at < block.place.members.length || block.owner === undefined) return;
    } else {
      const rest = block.place.members.slice(block.at + 1);
      skip(rest, becauseOf(child.place.id, outcome.is), changes);
      // The rest of a unit is a matter of its scheduler.
      if (block.owner === undefined) hasFailed = true;
    }
    if (block.owner !== undefined) endBlock(block, block.owner, outcome, changes);
  }

  function endBlock(
    block: OpenBlock,
    owner: OpenRegion,
    outcome: Outcome,
    changes: Change[],
  ): void {
    owner.blocks.delete(block.key);
    if (outcome.is === "success") owner.done.add(block.key);
    else owner.failed.set(block.key, outcome);
    const ending = endRegion(owner, block, outcome);
    if (ending !== undefined) close(owner, ending, changes);
  }

  function close(region: OpenRegion, ending: Ending, changes: Change[]): void {
    const { id, place } = region;
    const hadOpen = region.blocks.size > 0;
    for (const block of region.blocks.values()) cancelBlock(block, ending.reason, changes);
    for (const block of unbegunBlocks(region)) skip(block.members, ending.reason, changes);
    region.blocks.clear();
    if (hadOpen) closed.add(id);
    if (ending.is === "success")
      changes.push({ is: "succeeded", id, place, output: ending.output });
    else changes.push({ is: "failed", id, place, error: ending.error, class: ending.class });
    settle(region, ending, changes);
  }

  function cancelBlock(block: OpenBlock, reason: string, changes: Change[]): void {
    const { child, place, at } = block;
    if (child !== undefined) {
      tasks.delete(child.id);
      regions.delete(child.id);
      if (child.is === "region") {
        closed.add(child.id);
        for (const inner of child.blocks.values()) cancelBlock(inner, reason, changes);
        for (const inner of unbegunBlocks(child)) skip(inner.members, reason, changes);
      }
      changes.push({ is: "cancelled", id: child.id, place: child.place, reason });
    }
    skip(place.members.slice(child === undefined ? at : at + 1), reason, changes);
  }

  function forget({ child }: OpenBlock): void {
    if (child === undefined) return;
    tasks.delete(child.id);
    regions.delete(child.id);
    if (child.is === "region") for (const inner of child.blocks.values()) forget(inner);
  }

  /** Only what stands in no loop has a row before it begins. */
  function skip(members: readonly Place[], reason: string, changes: Change[]): void {
    for (const member of members) {
      for (const place of [member, ...member.blocks.flatMap(placesIn)]) {
        if (place.loops.length === 0 && place.block.owner !== undefined)
          changes.push({ is: "skipped", id: place.id, place, reason });
      }
    }
  }

  return {
    mayBegin,
    running: (id) => (tasks.get(id) ?? regions.get(id))?.place,
    isOver: (id) => {
      const placed = placedAt(places, id);
      for (let owner = placed?.place.block.owner; owner !== undefined; owner = owner.block.owner) {
        if (closed.has(instanceAt(owner, placed?.items ?? []))) return true;
      }
      return false;
    },
    start: (id) => void start(id),
    begin: (id, how) => {
      const region = openRegion(id, how);
      const changes: Change[] = [];
      if (how.is === "branch")
        skip(
          region.place.blocks
            .filter(({ name }) => name !== (how.taken ? "then" : "else"))
            .flatMap(({ members }) => members),
          OTHER_BRANCH,
          changes,
        );
      const ending = endRegion(region, undefined, { is: "success" });
      if (ending !== undefined) close(region, ending, changes);
      return changes;
    },
    end: (id, outcome) => {
      const changes: Change[] = [];
      const known = tasks.get(id) ?? regions.get(id);
      if (known?.is !== "region") {
        settle(known ?? start(id), outcome, changes);
      } else if (outcome.is !== "success") {
        close(known, { ...outcome, reason: becauseOf(known.place.id, outcome.is) }, changes);
      }
      return changes;
    },
    leave: (id, item) => {
      const region = regions.get(id);
      const block = region?.blocks.get(item);
      if (block !== undefined) forget(block);
      region?.blocks.delete(item);
    },
    hasEnded: (id, item) => {
      const region = regions.get(id);
      return region === undefined || region.done.has(item) || region.failed.has(item);
    },
    round: (id, isMet) => {
      const region = regions.get(id);
      invariant(region?.awaitsRound === true, `no round of ${id} has ended`);
      region.awaitsRound = false;
      const changes: Change[] = [];
      const isLast = isMet || region.done.size === region.count;
      if (isLast)
        close(
          region,
          {
            is: "success",
            reason: "",
            output: { is: "rounds", count: region.done.size, from: lastOf(region), isMet },
          },
          changes,
        );
      return changes;
    },
    goOn: (id, calls) => void regions.get(id)?.steps.push(...calls, TURN),
    give: (id, turn) => {
      const region = regions.get(id);
      invariant(region !== undefined, `${id} is not running`);
      const changes: Change[] = [];
      close(region, { is: "success", reason: "", output: { is: "result", from: turn } }, changes);
      return changes;
    },
    nextIn: (id, key) => {
      const region = id === undefined ? undefined : regions.get(id);
      if (id !== undefined && region === undefined) return undefined;
      if (region === undefined) return nextOf(unit);
      const begun = region.blocks.get(key);
      if (begun !== undefined) return nextOf(begun);
      const block = blockToBegin(region, key);
      const [first] = block?.members ?? [];
      return (
        first && instanceAt(first, typeof key === "number" ? [...region.items, key] : region.items)
      );
    },
    roundOf: (id) => {
      const region = regions.get(id);
      return region && region.done.size - (region.awaitsRound ? 1 : 0);
    },
    itemsOf: (id) => itemsIn(regions.get(id)),
    isHeldUp: (isWaiting) => isHeldUp(unit, isWaiting),
    get open() {
      return openIn(unit);
    },
    get isComplete() {
      return hasFailed || unit.at === unit.place.members.length;
    },
  };
}
