/**
 * What a plan would take by the last runs of its tools. It is shown, and never written: a plan is committed, and has to
 * be the same bytes on every machine, whatever was run there.
 */
import { analyse, callsOf, mapTasks } from "../compiler/index.ts";
import type { Plan } from "../contract/plan.ts";
import type { Workspace } from "../workspace/index.ts";
import { learnedTimes } from "./learned-times.ts";
import { seconds } from "./render/amounts.ts";

export interface Lately {
  /** Along the critical path. */
  readonly seconds: number;
  /** Full names of tools that have run often enough; of the others the estimate counts. */
  readonly tools: readonly string[];
}

/** `undefined` when no tool of the plan has run often enough, or the history cannot be read. */
export async function latelyOf(plan: Plan, workspace: Workspace): Promise<Lately | undefined> {
  const known = await learnedTimes(workspace);
  if (known.size === 0) return undefined;
  const tools = new Set<string>();
  const tasks = mapTasks(plan.tasks, (task) => {
    const [first, ...more] = callsOf(task);
    const measured = first === undefined || more.length > 0 ? undefined : known.get(first.tool);
    if (first === undefined || measured === undefined) return task;
    tools.add(first.tool);
    return { ...task, estimate: { usd: 0, ...task.estimate, seconds: measured / 1000 } };
  });
  if (tools.size === 0) return undefined;
  const { secondsInParallel } = analyse({ ...plan, tasks });
  return { seconds: secondsInParallel, tools: [...tools].toSorted() };
}

export function latelyFacts(lately: Lately | undefined): (readonly [string, string])[] {
  if (lately === undefined) return [];
  return [["Lately", `${seconds(lately.seconds)}, by the last runs of ${lately.tools.join(", ")}`]];
}
