/** What was asked for and is not in the plan: words that became no argument, results that nothing takes. */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import {
  outputNotTaken,
  statisticAssumed,
  wordsNotUsed,
  type Diagnostic,
} from "../../../../contract/diagnostics/index.ts";
import { mentions, parseReference } from "../../../../contract/values.ts";
import type { BoundTask, OutlineTask } from "../../planner.ts";
import { isLiteral } from "../language/literals.ts";
import { isSourceField } from "./connect.ts";
import { placesOf } from "./explain.ts";
import type { Situation } from "./situation.ts";
import { isName } from "./vocabulary.ts";

/** Names, numbers, literals and times among the task's own words that nothing took. */
export function unusedWords(
  task: OutlineTask,
  tool: ToolInfo,
  used: ReadonlySet<number>,
  before: readonly BoundTask[],
  own: readonly BoundTask[],
  situation: Situation,
): Diagnostic[] {
  const words = situation.wordsOf(task);
  const { reading } = situation.readFor(tool, words);
  const taken = JSON.stringify([
    ...before.map(({ args, title }) => [args, title]),
    ...own.map(({ args }) => args),
  ]).toLowerCase();
  // What only others of the sentence say was not asked of this one.
  const isOwn = (at: number): boolean => (words[at]?.start ?? 0) < task.title.length;
  const inTime = (at: number): boolean =>
    reading.times.some(({ from, to }) => at >= from && at < to);
  const values = new Set(reading.values.flatMap(({ items }) => items.map(({ from }) => from)));
  const loose = words.flatMap((token, at) => {
    const isValue =
      isLiteral(token) || token.kind === "number" || (values.has(at) && isName(token));
    const isLoose =
      isValue && isOwn(at) && !used.has(at) && !inTime(at) && !taken.includes(token.lower);
    return isLoose ? [token.text] : [];
  });
  const times = reading.times
    .filter(({ from, to, words: said }) => {
      const isUsed = Array.from({ length: to - from }, (_, i) => from + i).some((at) =>
        used.has(at),
      );
      return !isUsed && isOwn(from) && !taken.includes(said.toLowerCase());
    })
    .map(({ words: said }) => said);
  const unused = [...loose, ...times];
  return unused.length === 0
    ? []
    : [wordsNotUsed({ title: task.title, tool: tool.name, words: unused }, ...placesOf(task))];
}

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
