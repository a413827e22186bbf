/** What can be done without a model: another tool that gives the same, or optional work that is left out. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { AdaptChange } from "../../contract/adapted.ts";
import type { Plan, Task } from "../../contract/plan.ts";
import { needsOf } from "../graph/needs.ts";
import { graphOf } from "../graph/plan-graph.ts";
import { topologicalOrder } from "../graph/topological-order.ts";
import { callsOf, isCallTask, mapCalls, mapTasks, walkTasks } from "../kinds/index.ts";
import { withoutTask } from "../plan/without-task.ts";
import type { FailedRun } from "./failed-run.ts";
import { failuresOf } from "./failures-of.ts";
import { standInsFor } from "./stand-ins.ts";

export const RULES = "rules@1";

export interface Proposal {
  readonly tasks: Plan["tasks"];
  readonly changes: readonly AdaptChange[];
  readonly by: string;
}

export interface Unchanged {
  /** Failed tasks that nothing can be done about. */
  readonly without: readonly string[];
}

/**
 * @param tools all of the workspace
 * @param rank of tools that do the same, the least is taken: what has failed lately comes last
 */
export function adaptByRules(
  failed: FailedRun,
  tools: ReadonlyMap<string, ToolInfo>,
  rank: (tool: string) => number,
): Proposal | Unchanged {
  const changes: AdaptChange[] = [];
  const without: string[] = [];
  let { plan } = failed;
  for (const id of new Set(failuresOf(failed).map(({ task }) => task))) {
    const task = walkTasks(plan).find((one) => one.id === id);
    // Left out with another one, or the run succeeds without it.
    if (task === undefined || task.optional === true) continue;
    const adapted = withStandIn(plan, task, tools, rank) ?? withoutOptional(plan, task, tools);
    if (adapted === undefined) without.push(id);
    else {
      ({ plan } = adapted);
      changes.push(adapted.change);
    }
  }
  if (without.length > 0 || changes.length === 0) return { without };
  return { tasks: plan.tasks, changes, by: RULES };
}

interface Adapted {
  readonly plan: Plan;
  readonly change: AdaptChange;
}

function withStandIn(
  plan: Plan,
  { id }: Task,
  tools: ReadonlyMap<string, ToolInfo>,
  rank: (tool: string) => number,
): Adapted | undefined {
  const task = walkTasks(plan).find((one) => one.id === id);
  const [call] = task === undefined || !isCallTask(task) ? [] : callsOf(task);
  const tool = tools.get(call?.tool ?? "");
  if (call === undefined || tool === undefined) return undefined;
  const [standIn] = standInsFor(tool, call.args, [...tools.values()]).toSorted(
    (a, b) => rank(a.name) - rank(b.name),
  );
  if (standIn === undefined) return undefined;
  const tasks = mapTasks(plan.tasks, (one) => {
    if (one.id !== id) return one;
    // Time and tries are those of the other tool, which planning fills in.
    const { estimate: _estimate, retry: _retry, timeoutMs: _timeoutMs, ...rest } = one;
    return mapCalls(rest, (old) => ({ ...old, agent: standIn.agent, tool: standIn.name }));
  });
  return {
    plan: { ...plan, tasks },
    change: {
      kind: "same-capability",
      task: id,
      text: `${id} is done by ${standIn.name} in place of ${tool.name}, which failed`,
    },
  };
}

/** A task that was made only to feed optional ones is left out with them. */
function withoutOptional(
  plan: Plan,
  { id, internal }: Task,
  tools: ReadonlyMap<string, ToolInfo>,
): Adapted | undefined {
  if (internal !== true || !plan.tasks.some((task) => task.id === id)) return undefined;
  const fed = fedBy(plan, id);
  if (fed.length === 0 || !fed.every((task) => task.optional === true || task.internal === true))
    return undefined;
  // The last of a chain first: then nothing reads what is left out.
  let left: Plan | undefined = plan;
  for (const task of [...fed.toReversed(), { id }])
    left = left && withoutTask(left, task.id, tools);
  if (left === undefined || left.tasks.length === 0) return undefined;
  const gone = fed.filter(({ optional }) => optional === true).map((task) => task.id);
  const text = `${gone.join(", ")}, which ${gone.length === 1 ? "is" : "are"} optional, ${gone.length === 1 ? "is" : "are"} left out, since ${id} failed`;
  return { plan: left, change: { kind: "leave-out", task: id, text } };
}

/** All that depends on a task, each after what it depends on. */
function fedBy(plan: Plan, id: string): readonly Task[] {
  const needs = needsOf(plan);
  const ids = new Set([id]);
  const graph = graphOf(plan);
  return topologicalOrder(graph).flatMap((next) => {
    const task = plan.tasks.find((one) => one.id === next);
    if (task === undefined || !needs(task).some((need) => ids.has(need.task))) return [];
    ids.add(next);
    return [task];
  });
}
