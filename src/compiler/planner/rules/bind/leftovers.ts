/** What the planner chose for the person who asked: a statistic that was not said, results that nothing takes. */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import {
  outputNotTaken,
  statisticAssumed,
  type Diagnostic,
} from "../../../../contract/diagnostics/index.ts";
import { mentions, parseReference } from "../../../../contract/values.ts";
import type { BoundTask, OutlineTask } from "../../planner.ts";
import { isSourceField } from "./connect.ts";
import { placesOf } from "./explain.ts";
import type { Situation } from "./situation.ts";

/** A word that the query leaves out, and that became an argument. */
export function assumedStatistic(
  task: OutlineTask,
  used: ReadonlySet<number>,
  situation: Situation,
): Diagnostic[] {
  const implied = situation.impliedIn(task);
  const isTaken = implied !== undefined && used.has(situation.wordsOf(task).indexOf(implied.word));
  if (!isTaken) return [];
  const { word, of } = implied;
  return [statisticAssumed({ title: task.title, statistic: word.value, of }, ...placesOf(task))];
}

/** Tasks that this one works on by the wording, and takes nothing of. */
export function untakenOutputs(
  task: OutlineTask,
  tool: ToolInfo,
  tasks: readonly BoundTask[],
  bound: readonly BoundTask[],
  situation: Situation,
): Diagnostic[] {
  if (!situation.fieldsOf(tool).some(isSourceField)) return [];
  const read = new Set(
    tasks
      .flatMap(({ args }) => mentions(args))
      .flatMap(({ shape }) => (shape.is === "ref" ? [parseReference(shape.text)?.task ?? ""] : [])),
  );
  // A task that takes something of any of those that it needs was connected; one that takes nothing waits only.
  if (read.size === 0) return [];
  return bound
    .filter(
      ({ id, internal }) =>
        task.needs.includes(id) &&
        task.follows?.includes(id) !== true &&
        internal !== true &&
        !read.has(id),
    )
    .map((from) =>
      outputNotTaken(
        {
          title: task.title,
          tool: tool.name,
          from: from.title,
          fromTool: from.tool.name,
        },
        ...placesOf(task),
      ),
    );
}
