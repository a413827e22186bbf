/**
 * What the scheduler knows of the tree of regions: which units there are, which unit waits for which task, and which goes
 * first. Into a unit it looks only as far as the order of its tasks: the rest is its script's. A region with control flow
 * is one task to it, and what happens in it a matter of whoever follows its script. See docs/adr/0023.
 */
import type { Manifest } from "../../contract/manifest.ts";
import { priorities, type Need, type Retry } from "../../contract/plan.ts";
import { isParallel, type Region } from "../../contract/regions/index.ts";
import { regionsById } from "../../contract/regions/units.ts";
import { nanoUsdOf, type Cost } from "./budget.ts";
import { nodesOf, type Node } from "./nodes.ts";

export interface TaskNode {
  readonly id: string;
  /** Full name. */
  readonly tool: string;
  readonly unit: number;
  readonly retry: Retry;
  /** Of an attempt. */
  readonly cost: Cost;
  /** Estimated, of an attempt. */
  readonly seconds: number;
  /** Units that wait for the outcome of this task. */
  readonly waiting: readonly { readonly unit: number; readonly need: Need }[];
}

export interface UnitNode {
  readonly id: string;
  /** Positions in `Graph.tasks`, in the order in which the script runs them. */
  readonly tasks: readonly number[];
  /** How many outcomes it waits for. */
  readonly needs: number;
  /** Units that must have run before it: of the others it waits only for their end. */
  readonly requires: readonly number[];
  /** Its position in the order of urgency: 0 is dispatched first. */
  readonly rank: number;
}

export interface Graph {
  readonly tasks: readonly TaskNode[];
  readonly units: readonly UnitNode[];
  /** The unit of each rank. */
  readonly byRank: readonly number[];
  readonly taskAt: ReadonlyMap<string, number>;
  /** The same for what is within a region: the position of the region. */
  readonly nodeAt: ReadonlyMap<string, number>;
  readonly unitAt: ReadonlyMap<string, number>;
}

export type GraphSource = Pick<Manifest, "tasks" | "core" | "units">;

/**
 * @param source whose tree is well formed: see `findCoreProblem`
 * @param isPart whether tasks may need some that are not there: those have ended
 * @throws Error that says what is wrong when this scheduler cannot run the tree, or its units wait in a circle
 */
export function graphOf({ tasks, core, units }: GraphSource, isPart = false): Graph {
  expectKnownShape({ core, units });
  const { nodes: found, idsOf, nodeOf } = nodesOf({ tasks, core, units });
  const taskAt = new Map(found.map(({ id }, i) => [id, i]));
  const nodeAt = new Map([...nodeOf].map(([id, node]) => [id, position(taskAt, node)]));
  const unitAt = new Map(units.map(({ id }, i) => [id, i]));
  const members = units.map(({ id }) =>
    (idsOf.get(id) ?? []).map((task) => position(taskAt, task)),
  );
  const unitOf = found.map(() => -1);
  members.forEach((list, unit) => list.forEach((task) => (unitOf[task] = unit)));

  const waiting: { unit: number; need: Need }[][] = found.map(() => []);
  const needs = units.map(() => 0);
  const requires = units.map(() => new Set<number>());
  found.forEach((task, i) => {
    const unit = unitOf[i] ?? -1;
    for (const need of task.needs) {
      if (isPart && !nodeAt.has(need.task)) continue;
      const other = position(nodeAt, need.task);
      if (unitOf[other] === unit) continue;
      waiting[other]?.push({ unit, need });
      needs[unit] = (needs[unit] ?? 0) + 1;
      if (need.when !== "always") requires[unit]?.add(unitOf[other] ?? -1);
    }
  });

  const nodes = found.map(({ id, tool, retry, estimate, calls }, i) => ({
    id,
    tool,
    retry,
    cost: { nanoUsd: calls * nanoUsdOf(estimate.usd), toolCalls: calls },
    seconds: estimate.seconds,
    unit: unitOf[i] ?? -1,
    waiting: waiting[i] ?? [],
  }));
  const byRank = unitsByUrgency({ tasks: found, units }, nodes, members, needs);
  const ranks = new Map(byRank.map((unit, rank) => [unit, rank]));
  return {
    tasks: nodes,
    units: units.map(({ id }, i) => ({
      id,
      tasks: members[i] ?? [],
      needs: needs[i] ?? 0,
      requires: [...(requires[i] ?? [])],
      rank: ranks.get(i) ?? 0,
    })),
    byRank,
    taskAt,
    nodeAt,
    unitAt,
  };
}

/** This scheduler knows units that run side by side until all are settled, and in a unit one task or region after the other. */
function expectKnownShape({ core, units }: Omit<GraphSource, "tasks">): void {
  const regions = regionsById(core);
  const ofUnits = new Set<Region | undefined>(units.map(({ region }) => regions.get(region)));
  const isOfUnits = isParallel(core) && core.members.every((member) => ofUnits.has(member));
  ensure(isOfUnits, "its core is not a parallel region of units");
}

interface Ranked {
  readonly tasks: readonly Node[];
  readonly units: readonly unknown[];
}

/** By the highest priority of its tasks, then by the seconds that still follow from its start, then as listed. */
function unitsByUrgency(
  { tasks, units }: Ranked,
  nodes: readonly TaskNode[],
  members: readonly (readonly number[])[],
  needs: readonly number[],
): number[] {
  const priority = members.map((list) =>
    Math.min(...list.map((task) => priorities.indexOf(tasks[task]?.priority ?? "low"))),
  );
  const remaining = secondsRemaining({ tasks, units }, nodes, members, needs);
  return units
    .map((_, i) => i)
    .toSorted(
      (a, b) =>
        (priority[a] ?? 0) - (priority[b] ?? 0) ||
        (remaining[b] ?? 0) - (remaining[a] ?? 0) ||
        a - b,
    );
}

/** Per unit, the estimated seconds of the longest path that begins with it. */
function secondsRemaining(
  { tasks, units }: Ranked,
  nodes: readonly TaskNode[],
  members: readonly (readonly number[])[],
  needs: readonly number[],
): number[] {
  const seconds = units.map(() => 0);
  for (const unit of unitsInOrder(nodes, members, needs).toReversed()) {
    let after = 0;
    let longest = 0;
    // From the last task to the first: a unit that waits for a task in the middle starts after that one.
    for (const task of (members[unit] ?? []).toReversed()) {
      for (const { unit: next } of nodes[task]?.waiting ?? []) {
        longest = Math.max(longest, (seconds[next] ?? 0) - after);
      }
      after += tasks[task]?.estimate.seconds ?? 0;
    }
    seconds[unit] = after + longest;
  }
  return seconds;
}

function unitsInOrder(
  nodes: readonly TaskNode[],
  members: readonly (readonly number[])[],
  needs: readonly number[],
): number[] {
  const unmet = [...needs];
  const order = unmet.flatMap((count, unit) => (count === 0 ? [unit] : []));
  for (const unit of order) {
    for (const { unit: next } of (members[unit] ?? []).flatMap(
      (task) => nodes[task]?.waiting ?? [],
    )) {
      unmet[next] = (unmet[next] ?? 0) - 1;
      if (unmet[next] === 0) order.push(next);
    }
  }
  ensure(order.length === members.length, "its units wait for each other in a circle");
  return order;
}

function position(index: ReadonlyMap<string, number>, id: string): number {
  const found = index.get(id);
  ensure(found !== undefined, `it names task ${id}, which it does not have`);
  return found;
}

/** No bug of ours: a manifest that was edited can contradict itself. */
function ensure(condition: boolean, why: string): asserts condition {
  if (!condition) throw new Error(why);
}
