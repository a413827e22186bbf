/** The blocks of a region as a script has them, each kind of region in one place. */
import { invariant } from "../../contract/diagnostics/index.ts";
import {
  isAgent,
  isBranch,
  isFallback,
  isGate,
  isLoop,
  isParallel,
  isSequence,
  isSubplan,
  isTask,
  isTurn,
  outputTaskOf,
  planTaskOf,
  type LoopRegion,
  type Region,
} from "../../contract/regions/index.ts";

export interface ScriptBlock {
  /** A task, or a sequence of them. */
  readonly region: Region;
  /** Of a region whose blocks have names in its output: this one's. */
  readonly name: string;
  /** Whether its tasks have run when the region has succeeded; `each`: any number of times. */
  readonly runs: "once" | "perhaps" | "each";
  /** Whether it is the body of a function, and not only of an `if`. */
  readonly isFunction: boolean;
  /** Which of the blocks it is, in words: `then`, `each item`; empty where one needs none. */
  readonly label: string;
  /** Names that are known within it alone. */
  readonly variables: readonly string[];
}

/**
 * None of a task and a gate; of an agent, in whose steps nothing is written; and of a sequence: its members stand one
 * after the other where it stands itself.
 */
export function blocksOf(region: Region): ScriptBlock[] {
  if (isTask(region) || isSequence(region) || isGate(region) || isAgent(region) || isTurn(region))
    return [];
  const block = (inner: Region, runs: ScriptBlock["runs"], isFunction = true): ScriptBlock => ({
    region: inner,
    name: outputTaskOf(inner),
    runs,
    isFunction,
    label: "",
    variables: [],
  });
  if (isBranch(region)) {
    const blocks = region.else === undefined ? [region.then] : [region.then, region.else];
    return blocks.map((each, at) => ({
      ...block(each, "perhaps", false),
      label: at === 0 ? "then" : "else",
    }));
  }
  if (isLoop(region)) {
    const label = region.over.is === "items" ? "each item" : "each round";
    return [{ ...block(region.body, "each"), label, variables: loopVariables(region) }];
  }
  if (isSubplan(region)) return [block(region.body, "once")];
  if (isFallback(region)) {
    return region.alternatives.map((each, at) => ({
      ...block(each.region, "perhaps"),
      name: each.name,
      label: at === 0 ? "first" : "if that fails",
    }));
  }
  invariant(isParallel(region), `scripts do not know regions of kind ${region.kind}`);
  const runs = region.join === "all" ? "once" : "perhaps";
  const { members, names } = region;
  return members.map((member, at) => {
    const made = block(member, runs);
    return { ...made, name: names?.[at] ?? made.name };
  });
}

export function loopVariables({ over, index, carry }: LoopRegion): string[] {
  return [
    ...(over.is === "items" ? [over.as] : []),
    ...carry.map(({ name }) => name),
    ...(index === undefined ? [] : [index]),
  ];
}

/** The tasks of the plan that stand directly in a block or a unit, in their order. */
export function statementsOf(block: Region): Region[] {
  if (planTaskOf(block) !== undefined) return [block];
  invariant(isSequence(block), `a ${block.kind} stands where a task or a block belongs`);
  return block.members.flatMap(statementsOf);
}
