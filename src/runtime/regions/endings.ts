/** When regions are over, and how: one rule for each kind. */
import {
  isAgent,
  isBranch,
  isFallback,
  isLoop,
  isParallel,
  isSubplan,
  type FallbackRegion,
  type LoopRegion,
  type ParallelRegion,
} from "../../contract/regions/index.ts";
import { invariant } from "../../contract/diagnostics/index.ts";
import type { InstanceId } from "../../contract/instance.ts";
import type { Composition, Member, Outcome, RegionError } from "./changes.ts";
import type { OpenBlock, OpenRegion } from "./open.ts";
import { instanceAt, TURN, type BlockPlace } from "./places.ts";
import { endedBy, notFor, notNeeded } from "./reasons.ts";

/** `reason`: why what has not ended in it, or has not begun, is not done any more. */
export type Ending =
  | { readonly is: "success"; readonly reason: string; readonly output: Composition }
  | ({ readonly is: "failed" | "left-out"; readonly reason: string } & RegionError);

/**
 * @param block that has ended just now; `undefined` when the region has begun
 * @returns `undefined` when it goes on
 */
export function endRegion(
  region: OpenRegion,
  block: OpenBlock | undefined,
  outcome: Outcome,
): Ending | undefined {
  const { region: kind } = region.place;
  if (isBranch(kind)) return endBranch(region, block, outcome);
  if (isLoop(kind)) return endLoop(kind, region, block, outcome);
  if (isFallback(kind)) return endFallback(kind, region, block, outcome);
  if (isAgent(kind)) return endStep(region, block, outcome);
  if (isSubplan(kind)) return endSubplan(region, block, outcome);
  invariant(isParallel(kind), `${region.id} is of a kind that has no end`);
  return endParallel(kind, region, block, outcome);
}

function endBranch(
  region: OpenRegion,
  block: OpenBlock | undefined,
  outcome: Outcome,
): Ending | undefined {
  const taken = region.taken ? "then" : "else";
  const place = region.place.blocks.find(({ name }) => name === taken);
  if (block === undefined && place !== undefined) return undefined;
  if (outcome.is !== "success") return failed(region, block, outcome);
  const from = place && outputOf(place, region);
  return { is: "success", reason: "", output: { is: "branch", taken, from } };
}

function endLoop(
  { over, onError }: LoopRegion,
  region: OpenRegion,
  block: OpenBlock | undefined,
  outcome: Outcome,
): Ending | undefined {
  const { count, done, failed: others, place, items } = region;
  if (over.is === "rounds") {
    if (block === undefined) return undefined;
    if (outcome.is !== "success") return failed(region, block, outcome);
    region.awaitsRound = true;
    return undefined;
  }
  // What the budget leaves out is not collected: it is no fault of the item, and the others would follow.
  if (outcome.is !== "success" && (onError === "stop" || outcome.is === "left-out"))
    return failed(region, block, outcome);
  if (done.size + others.size < count) return undefined;
  const [body] = place.blocks;
  invariant(body !== undefined, `${region.id} has no body`);
  const list = [...others].map(([index, { error }]) => ({
    index: Number(index),
    error: error.message,
  }));
  return {
    is: "success",
    reason: "",
    output: {
      is: "items",
      count,
      from: (index) => outputOf(body, { items: [...items, index] }),
      failed: list.toSorted((a, b) => a.index - b.index),
    },
  };
}

/** A call that fails is told to the model; what its turns come to the host says. */
function endStep(
  region: OpenRegion,
  block: OpenBlock | undefined,
  outcome: Outcome,
): Ending | undefined {
  if (block === undefined || outcome.is === "success") return undefined;
  const isCall = block.place.name !== TURN;
  return isCall && outcome.is === "failed" ? undefined : failed(region, block, outcome);
}

function endSubplan(
  region: OpenRegion,
  block: OpenBlock | undefined,
  outcome: Outcome,
): Ending | undefined {
  if (block === undefined) return undefined;
  if (outcome.is !== "success") return failed(region, block, outcome);
  return { is: "success", reason: "", output: { is: "last", from: outputOf(block.place, region) } };
}

function endFallback(
  { on }: FallbackRegion,
  region: OpenRegion,
  block: OpenBlock | undefined,
  outcome: Outcome,
): Ending | undefined {
  if (block === undefined) return undefined;
  if (outcome.is === "success") return first(region, block);
  if (outcome.is === "left-out") return failed(region, block, outcome);
  if (!on.includes(outcome.class))
    return { ...failed(region, block, outcome), reason: notFor(outcome.class) };
  if (region.failed.size < region.place.blocks.length) return undefined;
  return failed(region, block, outcome);
}

function endParallel(
  { join, task }: ParallelRegion,
  region: OpenRegion,
  block: OpenBlock | undefined,
  outcome: Outcome,
): Ending | undefined {
  const { done, failed: others, place } = region;
  const isLast = done.size + others.size === place.blocks.length;
  // Of all that a budget leaves out, only what is optional may be missing.
  if (outcome.is === "left-out" && task?.optional !== true) return failed(region, block, outcome);
  switch (join) {
    case "all":
      if (outcome.is === "failed") return failed(region, block, outcome);
      if (!isLast) return undefined;
      return {
        is: "success",
        reason: "",
        output: { is: "all", members: place.blocks.map((one) => member(one, region)) },
      };
    case "any":
      if (block !== undefined && outcome.is === "success") return first(region, block);
      return isLast && outcome.is === "failed" ? failed(region, block, outcome) : undefined;
    case "settled": {
      if (!isLast) return undefined;
      const members = place.blocks.map((one) => {
        const why = others.get(one.name);
        return why === undefined
          ? member(one, region)
          : { name: one.name, error: why.error.message };
      });
      return { is: "success", reason: "", output: { is: "settled", members } };
    }
  }
}

function first(region: OpenRegion, { place }: OpenBlock): Ending {
  const { name: by } = place;
  const output = { is: "first", by, from: outputOf(place, region) } as const;
  return { is: "success", reason: notNeeded(region.place.id, by), output };
}

function failed(
  region: OpenRegion,
  block: OpenBlock | undefined,
  why: Exclude<Outcome, { readonly is: "success" }>,
): Ending {
  const by = typeof block?.key === "number" ? `item ${block.key}` : String(block?.key);
  return { ...why, reason: endedBy(region.place.id, by) };
}

function member(block: BlockPlace, region: OpenRegion): Member {
  return { name: block.name, from: outputOf(block, region) };
}

/** The instance that gives the output of a block: its last. */
function outputOf({ members, name }: BlockPlace, { items }: Pick<OpenRegion, "items">): InstanceId {
  const last = members.at(-1);
  invariant(last !== undefined, `block ${name} is empty`);
  return instanceAt(last, items);
}
