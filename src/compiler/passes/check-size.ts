import { nestedTooDeep, nothingToDo, tooManyTasks } from "../../contract/diagnostics/index.ts";
import { nestingOf } from "../plan/nesting.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** A plan has at least one task and at most `--max-tasks`, those within others included, and none stands too deep. */
export const checkSize = check("check-size", (plan, { maxTasks, maxDepth }) => {
  const { all } = nestingOf(plan);
  if (all.length === 0) return [nothingToDo()];
  const tooMany =
    all.length > maxTasks ? [tooManyTasks({ tasks: all.length, limit: maxTasks })] : [];
  // The outermost that are too deep: what stands within them is so too.
  const tooDeep = all.filter(({ depth }) => depth === maxDepth + 1);
  return [
    ...tooMany,
    ...tooDeep.map(({ task, depth }) =>
      nestedTooDeep({ task: task.id, depth, limit: maxDepth }, ...placesOf(task)),
    ),
  ];
});
