import { duplicateId, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Plan } from "../../contract/plan.ts";
import { walkTasks } from "../kinds/index.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Every task has an id of its own. */
export const checkIds = check("check-ids", duplicateIds);

export function duplicateIds(plan: Plan): Diagnostic[] {
  const seen = new Set<string>();
  return walkTasks(plan).flatMap((task) => {
    const again = seen.has(task.id);
    seen.add(task.id);
    return again ? [duplicateId({ id: task.id }, ...placesOf(task))] : [];
  });
}
