/** What each task needs, as written and as implied by what it reads. */
import type { Need, Task } from "../../contract/plan.ts";
import { parseReference } from "../../contract/values.ts";
import { referencesOf } from "../kinds/index.ts";

/** Ids of the tasks whose output a task reads, each once. */
export function dataNeedsOf(task: Task): string[] {
  return [...new Set(referencesOf(task).flatMap((text) => parseReference(text)?.task ?? []))];
}

/** All needs of a task, each once: the written ones, then `success` for each output that it reads. */
export function needsOf(task: Task): Need[] {
  const named = new Set(task.needs.map((need) => need.task));
  const implied = dataNeedsOf(task).filter((id) => !named.has(id));
  const all = [...task.needs, ...implied.map((id): Need => ({ task: id, when: "success" }))];
  return [...new Map(all.map((need) => [`${need.task} ${need.when}`, need])).values()];
}
