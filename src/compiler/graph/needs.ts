/** What each task of a plan's own list needs, as written and as implied by what it reads. */
import type { Need, Plan, Task } from "../../contract/plan.ts";
import { nestingOf, outermostOf } from "../plan/nesting.ts";
import { resolveName } from "../plan/resolve-name.ts";
import { usesOf } from "../plan/uses.ts";

type Tasks = Pick<Plan, "tasks">;

/** Plans do not change, and most passes ask. */
const knownData = new WeakMap<object, (task: Task) => readonly string[]>();
const knownNeeds = new WeakMap<object, (task: Task) => Need[]>();

/**
 * Ids of the tasks whose output each task reads, itself or by one within it, each once. A task that stands within another
 * is there when that one is.
 */
export function dataNeedsOf(plan: Tasks): (task: Task) => readonly string[] {
  return remembered(knownData, plan, findDataNeeds);
}

function findDataNeeds(plan: Tasks): (task: Task) => readonly string[] {
  const nesting = nestingOf(plan);
  const read = new Map(plan.tasks.map(({ id }) => [id, new Set<string>()]));
  for (const placed of nesting.all) {
    const reader = outermostOf(placed);
    for (const { says, inside } of usesOf(placed.task)) {
      if (says.is !== "name") continue;
      const found = resolveName(says.reference.task, placed, nesting, inside);
      if (found.is !== "task") continue;
      const source = outermostOf(found.placed);
      if (source !== reader || found.placed === placed)
        read.get(reader.task.id)?.add(source.task.id);
    }
  }
  return ({ id }) => [...(read.get(id) ?? [])];
}

/**
 * All needs of each task, each once: the written ones, then `success` for each output that it reads. Of a task within
 * another, what needs it waits for the outermost that holds it.
 */
export function needsOf(plan: Tasks): (task: Task) => Need[] {
  return remembered(knownNeeds, plan, findNeeds);
}

function findNeeds(plan: Tasks): (task: Task) => Need[] {
  const { byId } = nestingOf(plan);
  const dataNeeds = dataNeedsOf(plan);
  return (task) => {
    const written = task.needs.map((need) => {
      const placed = byId.get(need.task);
      return placed === undefined ? need : { ...need, task: outermostOf(placed).task.id };
    });
    const named = new Set(written.map((need) => need.task));
    const implied = dataNeeds(task).filter((id) => !named.has(id));
    const all = [...written, ...implied.map((id): Need => ({ task: id, when: "success" }))];
    return [...new Map(all.map((need) => [`${need.task} ${need.when}`, need])).values()];
  };
}

function remembered<T>(known: WeakMap<object, T>, plan: Tasks, find: (plan: Tasks) => T): T {
  const before = known.get(plan.tasks);
  if (before !== undefined) return before;
  const found = find(plan);
  known.set(plan.tasks, found);
  return found;
}
