import { canonicalJson } from "../../contract/json.ts";
import { priorities, type Need, type Plan, type Task } from "../../contract/plan.ts";
import { compareText } from "../../contract/compare-text.ts";
import { needsOf } from "../graph/needs.ts";
import { graphOf } from "../graph/plan-graph.ts";
import { topologicalOrder } from "../graph/topological-order.ts";
import { callsOf } from "../kinds/index.ts";
import { renameTask, renameTasks } from "../plan/rename-tasks.ts";
import { improve, type PassContext } from "./pass.ts";

/**
 * Pure tasks that do the same work become one (common subexpression elimination). Pure is what a cached
 * output may stand in for. A task that holds others stays, and so do those within it: where they stand decides whether
 * and how often they run. Whoever read the output of one of them reads that of the one that stays.
 */
export const mergeDuplicates = improve("merge-duplicates", (plan, context): Plan => {
  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  const watched = new Set(
    plan.tasks.flatMap(({ needs }) => needs.filter(onlyOutcome).map((need) => need.task)),
  );
  const standIns = new Map<string, string>();
  const first = new Map<string, string>();
  const needs = needsOf(plan);
  // In topological order, a task is compared when it is known what stands in for the tasks that it needs.
  for (const id of topologicalOrder(graphOf(plan))) {
    const task = byId.get(id);
    if (task === undefined || watched.has(id) || !isPure(task, context)) continue;
    const work = workOf(renameTask({ ...task, needs: needs(task) }, standIns));
    const earlier = first.get(work);
    if (earlier === undefined) first.set(work, id);
    else standIns.set(id, earlier);
  }
  if (standIns.size === 0) return plan;
  const renamed = renameTasks(plan, standIns);
  return { ...plan, tasks: [...Map.groupBy(renamed.tasks, ({ id }) => id).values()].map(merge) };
});

/** Whoever waits for one task's failure means that one try, not another that does the same. */
function onlyOutcome({ when }: Need): boolean {
  return when !== "success";
}

function isPure(task: Task, { tools }: PassContext): boolean {
  const calls = callsOf(task);
  return calls.length > 0 && calls.every(({ tool }) => tools.get(tool)?.cacheable === true);
}

function workOf(task: Task): string {
  const calls = callsOf(task).map(({ tool, args }) => ({ tool, args }));
  const { criteria = [] } = task;
  return canonicalJson({
    kind: task.kind,
    calls,
    criteria,
    needs: unique(task.needs).toSorted(byTask),
  });
}

/**
 * One task for several with the same id: titled as the one that was asked for, as important as the most
 * important, internal when all are. A limit that only one of them sets is kept.
 */
function merge(tasks: readonly Task[]): Task {
  const ranked = tasks.toSorted(
    (a, b) =>
      Number(a.internal ?? false) - Number(b.internal ?? false) ||
      originOf(a) - originOf(b) ||
      compareText(a.title, b.title) ||
      compareText(canonicalJson(a), canonicalJson(b)),
  );
  const { internal: _, optional: __, ...task } = Object.assign({}, ...ranked.toReversed()) as Task;
  const rank = Math.min(...tasks.map(({ priority }) => priorities.indexOf(priority)));
  return {
    ...task,
    needs: unique(task.needs),
    priority: priorities[rank] ?? task.priority,
    ...(tasks.some(({ words }) => words !== undefined) && {
      words: Object.assign({}, ...tasks.map(({ words }) => words)) as NonNullable<Task["words"]>,
    }),
    ...(tasks.every(({ internal }) => internal === true) && { internal: true }),
    ...(tasks.every(({ optional }) => optional === true) && { optional: true }),
  };
}

function originOf({ origin }: Task): number {
  return origin?.query[0] ?? Number.MAX_SAFE_INTEGER;
}

function unique(needs: readonly Need[]): Need[] {
  return [...new Map(needs.map((need) => [`${need.task} ${need.when}`, need])).values()];
}

function byTask(a: Need, b: Need): number {
  return compareText(`${a.task} ${a.when}`, `${b.task} ${b.when}`);
}
