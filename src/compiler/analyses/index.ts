/** What can be known of a plan before it runs. Computed when it is asked for, never stored in the plan. */
import type { Plan } from "../../contract/plan.ts";
import { graphOf } from "../graph/plan-graph.ts";
import { topologicalOrder } from "../graph/topological-order.ts";
import { costOf } from "../kinds/index.ts";
import { findCriticalPath } from "./find-critical-path.ts";
import { findPaths, type Paths } from "./find-paths.ts";
import { findTransitiveNeeds } from "./find-transitive-needs.ts";
import { groupParallel } from "./group-parallel.ts";
import { sumCosts, type Costs } from "./sum-costs.ts";

export interface Analysis extends Costs {
  readonly paths: Paths;
  /** Layers of tasks that may run side by side. */
  readonly groups: readonly (readonly string[])[];
  readonly depth: number;
  /** Computed when it is read: a chain of 20,000 tasks has 200 million of them. */
  readonly transitiveNeeds: Readonly<Record<string, readonly string[]>>;
  readonly criticalPath: readonly string[];
  /** Seconds when everything that can runs side by side: the length of the critical path. */
  readonly secondsInParallel: number;
  readonly slack: Readonly<Record<string, number>>;
  /** Time in sequence over time in parallel; 1 when nothing takes time. */
  readonly speedup: number;
}

/** Analyses an acyclic plan: run the checks first. */
export function analyse(plan: Plan): Analysis {
  const graph = graphOf(plan);
  const order = topologicalOrder(graph);
  const byId = new Map(plan.tasks.map((task) => [task.id, costOf(task)]));
  const groups = groupParallel(graph);
  const schedule = findCriticalPath(graph, order, (id) => byId.get(id)?.seconds ?? 0);
  const costs = sumCosts(plan);
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
    secondsInParallel: schedule.seconds,
    slack: schedule.slack,
    speedup:
      schedule.seconds === 0
        ? 1
        : Math.round((costs.secondsInSequence / schedule.seconds) * 100) / 100,
  };
}
