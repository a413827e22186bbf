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
import type { Beginning, Change, Outcome } from "./changes.ts";
import { endRegion } from "./endings.ts";
import {
  blockToBegin,
  isHeldUp,
  itemsIn,
  lastOf,
  nextOf,
  openIn,
  type OpenRegion,
  type OpenTask,
} from "./open.ts";
import { mayBegin, openUnit, startRegion, startTask } from "./open-unit.ts";
import { instanceAt, placedAt, TURN, type Place, type Placed, type Places } from "./places.ts";
import { becauseOf, OTHER_BRANCH } from "./reasons.ts";
import { closeRegion, forget, settle, skip } from "./settle.ts";

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
  /** A turn of an agent has ended, and these calls follow, those of one group side by side, and another turn. */
  goOn(id: InstanceId, groups: readonly (readonly string[])[]): void;
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
  const unit = openUnit(places);
  const { tasks, regions, closed } = unit;

  return {
    mayBegin: (id) => mayBegin(unit, id),
    running: (id) => (tasks.get(id) ?? regions.get(id))?.place,
    isOver: (id) => {
      const placed = placedAt(places, id);
      for (let owner = placed?.place.block.owner; owner !== undefined; owner = owner.block.owner) {
        if (closed.has(instanceAt(owner, placed?.items ?? []))) return true;
      }
      return false;
    },
    start: (id) => void startTask(unit, id),
    begin: (id, how) => {
      const region = startRegion(unit, id, how);
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
      if (ending !== undefined) closeRegion(unit, region, ending, changes);
      return changes;
    },
    end: (id, outcome) => {
      const changes: Change[] = [];
      const known = tasks.get(id) ?? regions.get(id);
      if (known?.is !== "region") {
        settle(unit, known ?? startTask(unit, id), outcome, changes);
      } else if (outcome.is !== "success") {
        closeRegion(
          unit,
          known,
          { ...outcome, reason: becauseOf(known.place.id, outcome.is) },
          changes,
        );
      }
      return changes;
    },
    leave: (id, item) => {
      const region = regions.get(id);
      const block = region?.blocks.get(item);
      if (block !== undefined) forget(unit, block);
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
        closeRegion(
          unit,
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
    goOn: (id, groups) => {
      const steps = regions.get(id)?.steps ?? [];
      for (const group of [...groups, [TURN]]) {
        const after = steps.length;
        steps.push(...group.map((name) => ({ name, after })));
      }
    },
    give: (id, turn) => {
      const region = regions.get(id);
      invariant(region !== undefined, `${id} is not running`);
      const changes: Change[] = [];
      closeRegion(
        unit,
        region,
        { is: "success", reason: "", output: { is: "result", from: turn } },
        changes,
      );
      return changes;
    },
    nextIn: (id, key) => {
      const region = id === undefined ? undefined : regions.get(id);
      if (id !== undefined && region === undefined) return undefined;
      if (region === undefined) return nextOf(unit.block);
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
    isHeldUp: (isWaiting) => isHeldUp(unit.block, isWaiting),
    get open() {
      return openIn(unit.block);
    },
    get isComplete() {
      return unit.hasFailed || unit.block.at === unit.block.place.members.length;
    },
  };
}
