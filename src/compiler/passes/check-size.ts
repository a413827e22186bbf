import { nothingToDo, tooManyTasks } from "../../contract/diagnostics/index.ts";
import { check } from "./pass.ts";

/** A plan has at least one task and at most `--max-tasks`. */
export const checkSize = check("check-size", ({ tasks }, { maxTasks }) => {
  if (tasks.length === 0) return [nothingToDo()];
  if (tasks.length > maxTasks) return [tooManyTasks({ tasks: tasks.length, limit: maxTasks })];
  return [];
});
