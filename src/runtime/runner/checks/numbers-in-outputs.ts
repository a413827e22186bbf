import { numberNotInData } from "../../../contract/diagnostics/index.ts";
import { lineOf, tasksOf, textOf, type Line } from "../answer/line.ts";
import { numbersOfTasks, type NumbersOfTasks } from "../numbers/numbers-of-tasks.ts";
import { readNumbers } from "../numbers/read-numbers.ts";
import { count } from "../text/format-number.ts";
import type { Check } from "./check.ts";

/**
 * Every number that the answer states stands in the output of a task that the line names, or in what
 * that task was given. The record of the run itself (how many tasks, how long) is not looked at.
 */
export const numbersInOutputs: Check = {
  name: "every number of the answer is in an output",
  check: ({ record, view }) => {
    const known = numbersOfTasks(record);
    const lines: Line[] = [
      ...view.results,
      ...view.further,
      ...view.files.map(({ statement, task }) => lineOf(statement, task)),
    ];
    const checks = lines.map((line) => checkLine(line, known));
    const unread = lines.filter((line) => !known.complete(tasksOf(line)));
    const left =
      unread.length === 0
        ? ""
        : `; ${count(unread.length, "line")} not checked, for an output that was not read`;
    return {
      detail: `${count(
        checks.reduce((sum, { numbers }) => sum + numbers, 0),
        "number",
      )}${left}`,
      diagnostics: checks.flatMap(({ diagnostics }) => diagnostics),
    };
  },
};

function checkLine(line: Line, known: NumbersOfTasks) {
  const tasks = tasksOf(line);
  if (!known.complete(tasks)) return { numbers: 0, diagnostics: [] };
  const text = textOf(line);
  const numbers = readNumbers(text);
  const unknown = numbers.filter((number) => !known.has(tasks, number));
  const diagnostics = unknown.map((number) =>
    numberNotInData({ number: number.text, tasks, sentence: text }),
  );
  return { numbers: numbers.length, diagnostics };
}
