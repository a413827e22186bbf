/** What follows for a block, for the region that it is a part of, and for what else is in that, when something ends. */
import type { Change, Outcome } from "./changes.ts";
import { endRegion, type Ending } from "./endings.ts";
import { unbegunBlocks, type OpenBlock, type OpenRegion, type OpenTask } from "./open.ts";
import type { OpenUnit } from "./open-unit.ts";
import { placesIn, type Place } from "./places.ts";
import { becauseOf } from "./reasons.ts";

/** A member of a block has ended: the block goes on, or has ended itself. */
export function settle(
  unit: OpenUnit,
  child: OpenTask | OpenRegion,
  outcome: Outcome,
  changes: Change[],
): void {
  const { block, id } = child;
  unit.tasks.delete(id);
  unit.regions.delete(id);
  block.child = undefined;
  if (outcome.is === "success") {
    block.at += 1;
    if (block.at < block.place.members.length || block.owner === undefined) return;
  } else {
    const rest = block.place.members.slice(block.at + 1);
    skip(rest, becauseOf(child.place.id, outcome.is), changes);
    // The rest of a unit is a matter of its scheduler.
    if (block.owner === undefined) unit.hasFailed = true;
  }
  if (block.owner !== undefined) endBlock(unit, block, block.owner, outcome, changes);
}

function endBlock(
  unit: OpenUnit,
  block: OpenBlock,
  owner: OpenRegion,
  outcome: Outcome,
  changes: Change[],
): void {
  owner.blocks.delete(block.key);
  if (outcome.is === "success") owner.done.add(block.key);
  else owner.failed.set(block.key, outcome);
  const ending = endRegion(owner, block, outcome);
  if (ending !== undefined) closeRegion(unit, owner, ending, changes);
}

/** A region has ended: what still runs in it is cancelled, and what has not begun is skipped. */
export function closeRegion(
  unit: OpenUnit,
  region: OpenRegion,
  ending: Ending,
  changes: Change[],
): void {
  const { id, place } = region;
  const hadOpen = region.blocks.size > 0;
  for (const block of region.blocks.values()) cancelBlock(unit, block, ending.reason, changes);
  for (const block of unbegunBlocks(region)) skip(block.members, ending.reason, changes);
  region.blocks.clear();
  if (hadOpen) unit.closed.add(id);
  if (ending.is === "success") changes.push({ is: "succeeded", id, place, output: ending.output });
  else changes.push({ is: "failed", id, place, error: ending.error, class: ending.class });
  settle(unit, region, ending, changes);
}

function cancelBlock(unit: OpenUnit, block: OpenBlock, reason: string, changes: Change[]): void {
  const { child, place, at } = block;
  if (child !== undefined) {
    unit.tasks.delete(child.id);
    unit.regions.delete(child.id);
    if (child.is === "region") {
      unit.closed.add(child.id);
      for (const inner of child.blocks.values()) cancelBlock(unit, inner, reason, changes);
      for (const inner of unbegunBlocks(child)) skip(inner.members, reason, changes);
    }
    changes.push({ is: "cancelled", id: child.id, place: child.place, reason });
  }
  skip(place.members.slice(child === undefined ? at : at + 1), reason, changes);
}

/** What has begun in a block is as if it had not. */
export function forget(unit: OpenUnit, { child }: OpenBlock): void {
  if (child === undefined) return;
  unit.tasks.delete(child.id);
  unit.regions.delete(child.id);
  if (child.is === "region") for (const inner of child.blocks.values()) forget(unit, inner);
}

/** Only what stands in no loop has a row before it begins. */
export function skip(members: readonly Place[], reason: string, changes: Change[]): void {
  for (const member of members) {
    for (const place of [member, ...member.blocks.flatMap(placesIn)]) {
      if (place.loops.length === 0 && place.block.owner !== undefined)
        changes.push({ is: "skipped", id: place.id, place, reason });
    }
  }
}
