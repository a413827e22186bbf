import { priorities, type Plan, type PlanNote, type Task } from "../../contract/plan.ts";
import { exceededBy } from "../plan/exceeded-by.ts";
import { boundPlan } from "../analyses/bound-plan.ts";
import { needsOf } from "../graph/needs.ts";
import { withoutTask } from "../plan/without-task.ts";
import type { Pass, PassContext } from "./pass.ts";

/**
 * Leaves out optional tasks: those that the profile does not want, and then, as long as the plan can take more than its
 * budget, the others from the lowest priority upwards. What reads one of them finds nothing there, as when it had failed.
 * A note of the plan says what was left out, and why.
 */
export const dropOptional: Pass = {
  name: "drop-optional",
  role: "improve",
  run: (plan, context) => ({ plan: withoutOptional(plan, context), diagnostics: [] }),
};

interface Dropped {
  readonly task: Task;
  readonly why: string;
}

function withoutOptional(plan: Plan, context: PassContext): Plan {
  const dropped: Dropped[] = [];
  let left = plan;
  const drop = (task: Task, why: string): void => {
    // What cannot do without its value keeps it.
    const without = withoutTask(left, task.id, context.tools);
    if (without === undefined || without.tasks.length === 0) return;
    left = without;
    dropped.push({ task, why });
  };
  // The last of a chain first: then nothing reads what is left out.
  const candidates = optionalIn(plan).toReversed();
  const { profile, includes } = context.optional;
  for (const task of candidates) {
    if (!isIncluded(task, includes)) drop(task, `the profile ${profile} leaves it out`);
  }
  const byRank = candidates.toSorted((a, b) => rankOf(b) - rankOf(a));
  for (const task of byRank) {
    const bound = boundPlan(left, context.tools, left.limits?.timeoutMs);
    const [exceeded] = exceededBy(bound, context.budget);
    if (exceeded === undefined) break;
    if (left.tasks.some(({ id }) => id === task.id))
      drop(task, `without it less is spent: the plan can take ${exceeded.text}`);
  }
  if (dropped.length === 0) return plan;
  return { ...left, notes: [...(plan.notes ?? []), ...dropped.map(noteOf)] };
}

/** Of the plan's own list, in an order in which needs come first. */
function optionalIn(plan: Plan): Task[] {
  const needs = needsOf(plan);
  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  const ordered = new Set<Task>();
  const open = plan.tasks.toReversed();
  const entered = new Set<Task>();
  for (let task = open.at(-1); task !== undefined; task = open.at(-1)) {
    if (entered.has(task)) {
      ordered.add(task);
      open.pop();
      continue;
    }
    entered.add(task);
    for (const need of needs(task)) {
      const needed = byId.get(need.task);
      if (needed !== undefined && !entered.has(needed)) open.push(needed);
    }
  }
  return [...ordered].filter(({ optional }) => optional === true);
}

function rankOf({ priority }: Task): number {
  return priorities.indexOf(priority);
}

function isIncluded(task: Task, includes: PassContext["optional"]["includes"]): boolean {
  if (includes === "all") return true;
  return includes !== "none" && rankOf(task) <= priorities.indexOf(includes);
}

function noteOf({ task, why }: Dropped): PlanNote {
  const priority = `${task.priority} priority`;
  return {
    kind: "cut",
    text: `the optional task "${task.title}" (${priority}) is left out, since ${why}`,
    ...(task.origin !== undefined && { origin: task.origin.query }),
  };
}
