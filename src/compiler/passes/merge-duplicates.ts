import { canonicalJson } from "../../contract/json.ts";
import { priorities, type Need, type Plan, type Task } from "../../contract/plan.ts";
import { graphOf, topologicalOrder } from "../graph.ts";
import { callsOf } from "../kinds/index.ts";
import { renameTasks } from "../rename-tasks.ts";
import { improve, type PassContext } from "./pass.ts";

/**
 * Two pure tasks that do the same work become one (common subexpression elimination).
 * Pure is what changes nothing outside the run: within one run, asking twice gives no better answer than
 * asking once. The first task stays, with the higher of the priorities; what read the other's output
 * reads its own.
 */
export const mergeDuplicates = improve("merge-duplicates", (plan, context): Plan => {
  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  const first = new Map<string, Task>();
  let merged = plan;
  // In topological order a task is compared after what it reads has been merged.
  for (const id of topologicalOrder(graphOf(plan))) {
    const task = merged === plan ? byId.get(id) : merged.tasks.find((other) => other.id === id);
    if (task === undefined || !isPure(task, context)) continue;
    const work = workOf(task);
    const earlier = first.get(work);
    if (earlier === undefined) first.set(work, task);
    else merged = replaceTask(merged, task, earlier);
  }
  return merged;
});

function isPure(task: Task, { tools }: PassContext): boolean {
  return callsOf(task).every(({ tool }) => tools.get(tool)?.effect === "read");
}

function workOf(task: Task): string {
  const calls = callsOf(task).map(({ tool, args }) => ({ tool, args }));
  return canonicalJson({ kind: task.kind, calls, needs: task.needs });
}

function replaceTask(plan: Plan, gone: Task, kept: Task): Plan {
  const without = { ...plan, tasks: plan.tasks.filter(({ id }) => id !== gone.id) };
  const renamed = renameTasks(without, new Map([[gone.id, kept.id]]));
  return {
    ...renamed,
    tasks: renamed.tasks.map((task) => {
      const once = { ...task, needs: uniqueNeeds(task.needs) };
      return task.id === kept.id ? mergeHead(once, gone) : once;
    }),
  };
}

/** What was asked for in either place stays asked for, at the higher priority. */
function mergeHead(kept: Task, gone: Task): Task {
  const priority =
    priorities.indexOf(gone.priority) < priorities.indexOf(kept.priority)
      ? gone.priority
      : kept.priority;
  const { internal, ...rest } = kept;
  return { ...rest, priority, ...(internal && gone.internal && { internal }) };
}

function uniqueNeeds(needs: readonly Need[]): Need[] {
  return [...new Map(needs.map((need) => [canonicalJson(need), need])).values()];
}
