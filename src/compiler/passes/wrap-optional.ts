import { failureOfOptional, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Need, Plan, Task } from "../../contract/plan.ts";
import { mapTasks, walkTasks, withOptional } from "../kinds/index.ts";
import type { Pass, PassResult } from "./pass.ts";
import { placesOf } from "./place.ts";

/**
 * Puts each optional task into a parallel task of its own that ends well however the optional one ends, for everything
 * that comes after. So what reads it finds nothing there when it has failed, as with a task of a branch that was not
 * taken, and the type check sees that. `plan.json` keeps `optional: true` alone.
 */
export const wrapOptional: Pass = {
  name: "wrap-optional",
  role: "check",
  run: (plan) => wrapAll(plan),
};

export function wrapAll(plan: Plan): PassResult {
  const all = walkTasks(plan);
  const optional = new Set(all.filter((task) => task.optional === true).map(({ id }) => id));
  if (optional.size === 0) return { plan, diagnostics: [] };
  const used = new Set(all.map(({ id }) => id));
  const holders = new Map([...optional].map((id) => [id, holderId(id, used)]));
  const diagnostics: Diagnostic[] = all.flatMap((task) =>
    task.needs.flatMap(({ task: other, when }, index) =>
      optional.has(other) && when === "failure"
        ? [failureOfOptional({ task: other }, ...placesOf(task, `needs[${index}]`))]
        : [],
    ),
  );
  // A need on an optional task is one on its end.
  const onHolder = (need: Need): Need => {
    const holder = holders.get(need.task);
    return holder === undefined ? need : { task: holder, when: "success" };
  };
  const tasks = mapTasks(plan.tasks, (task): Task => {
    const needs = task.needs.map(onHolder);
    const holder = holders.get(task.id);
    return holder === undefined ? { ...task, needs } : withOptional(holder, { ...task, needs });
  });
  return { plan: { ...plan, tasks }, diagnostics };
}

function holderId(id: string, used: Set<string>): string {
  let holder = `${id}-optional`;
  while (used.has(holder)) holder += "-";
  used.add(holder);
  return holder;
}
