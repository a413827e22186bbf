/** Files that a clause is about only by a word of an earlier clause, which somebody else carries out. */
import type { TableQuestion } from "../../planner.ts";
import type { Reading, Span } from "../read/reading.ts";
import { isWithin, type Step } from "./step.ts";
import { saysPart } from "./tables.ts";

/**
 * "List the boats that lie in the harbour and chart the length by name", with `boats.csv` in the workspace and an agent
 * that lists boats: the boats of the second half may be those of the file, or those that the first half gives.
 *
 * @param span the words that the question is made of
 * @returns the step that gives the other ones
 */
export function giverBefore(
  { marks, tokens }: Reading,
  span: Span,
  { files }: TableQuestion,
  steps: readonly Step[],
): Step | undefined {
  const giver = steps.findLast(
    ({ question, isReader, shows }) => question === undefined && !isReader && !shows,
  );
  if (giver === undefined) return undefined;
  const isNamed = marks.some(
    (mark) => mark.is === "parameter" || (mark.is === "path" && files.includes(mark.path)),
  );
  const isSaidHere = tokens.some(
    ({ lower }, at) =>
      isWithin({ from: at, to: at + 1 }, span) && files.some((file) => saysPart(lower, file)),
  );
  return isNamed || isSaidHere ? undefined : giver;
}
