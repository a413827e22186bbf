/** What can be known of a plan before it runs. Computed when it is asked for, never stored in the plan. */
import type { Plan } from "../../contract/plan.ts";
import { graphOf } from "../graph/plan-graph.ts";
import { topologicalOrder } from "../graph/topological-order.ts";
import { costOf } from "../kinds/index.ts";
import { findCriticalPath, roundedSeconds } from "./find-critical-path.ts";
import { findPaths, type Paths } from "./find-paths.ts";
import { findTransitiveNeeds } from "./find-transitive-needs.ts";
import { groupParallel } from "./group-parallel.ts";
import { sumCosts, type Costs } from "./sum-costs.ts";
import { timeWithLimit } from "./time-with-limit.ts";

export interface Analysis extends Costs {
  readonly paths: Paths;
  /** Layers of tasks that may run side by side. */
  readonly groups: readonly (readonly string[])[];
  readonly depth: number;
  /** Computed when it is read: a chain of 20,000 tasks has 200 million of them. */
  readonly transitiveNeeds: Readonly<Record<string, readonly string[]>>;
  readonly criticalPath: readonly string[];
  /** Seconds of the critical path: with any number of tasks at a time it takes no less. */
  readonly criticalSeconds: number;
  /** Seconds with as many tasks at a time as the plan allows (`limits.maxParallel`), or else as there are. */
  readonly secondsInParallel: number;
  readonly slack: Readonly<Record<string, number>>;
  /** Seconds that each task takes, with all that it holds. */
  readonly seconds: Readonly<Record<string, number>>;
  /** Time in sequence over time in parallel; 1 when nothing takes time. */
  readonly speedup: number;
}

/** Analyses an acyclic plan: run the checks first. */
export function analyse(plan: Plan): Analysis {
  const graph = graphOf(plan);
  const order = topologicalOrder(graph);
  const byId = new Map(plan.tasks.map((task) => [task.id, costOf(task)]));
  const groups = groupParallel(graph);
  const secondsOf = (id: string) => byId.get(id)?.seconds ?? 0;
  const schedule = findCriticalPath(graph, order, secondsOf);
  const costs = sumCosts(plan);
  const limit = plan.limits?.maxParallel ?? Infinity;
  const secondsInParallel =
    limit < order.length
      ? roundedSeconds(timeWithLimit(graph, order, secondsOf, limit))
      : schedule.seconds;
  let transitiveNeeds: Analysis["transitiveNeeds"] | undefined;
  return {
    ...costs,
    paths: findPaths(graph, order),
    groups,
    depth: groups.length,
    get transitiveNeeds() {
      return (transitiveNeeds ??= findTransitiveNeeds(graph, order));
    },
    criticalPath: schedule.criticalPath,
    criticalSeconds: schedule.seconds,
    secondsInParallel,
    slack: schedule.slack,
    seconds: Object.fromEntries([...byId].map(([id, { seconds }]) => [id, seconds])),
    speedup:
      secondsInParallel === 0
        ? 1
        : Math.round((costs.secondsInSequence / secondsInParallel) * 100) / 100,
  };
}
