/** Sentences that only say more of a question, and that its query does not have: "…. Sorted by name." */
import { wordsNotUsed, type Diagnostic } from "../../../../contract/diagnostics/index.ts";
import { isFunctionWord } from "../link/function-words.ts";
import { operatorsAt } from "../link/operator-words.ts";
import type { TableQuestion } from "../../planner.ts";
import type { Reading, Span } from "../read/reading.ts";
import type { AskedQuestions } from "./asked-questions.ts";
import { isWithin, textOf } from "./step.ts";
import { placeOf } from "./tables.ts";

/** "The total by building in lifts.csv **and callouts.csv**": files of one question, and no wish to see their rows. */
export function onlyNamesFiles(
  { tokens, marks }: Reading,
  { from, to }: Span,
  before: TableQuestion | undefined,
): boolean {
  const isFile = (at: number): boolean =>
    marks.some((mark) => mark.is === "path" && mark.from <= at && at < mark.to);
  const isBare = tokens
    .slice(from, to)
    .every(({ kind, lower }, i) => kind === "sign" || lower === "and" || isFile(from + i));
  return isBare && before !== undefined && Object.keys(before.query).length > 0;
}

/** Other words of theirs have to be accounted for anyway; of these the plan would not show that they are missing. */
export function unaskedExtras(
  reading: Reading,
  { questions }: AskedQuestions,
  extras: readonly Span[],
): Diagnostic[] {
  const lowers = reading.tokens.map(({ lower }) => lower);
  const isOperator = (at: number): boolean =>
    !isFunctionWord(lowers[at] ?? "") && operatorsAt(lowers, at).length > 0;
  return extras
    .filter((extra) => !questions.some(({ span }) => isWithin(extra, span)))
    .filter(({ from, to }) => lowers.slice(from, to).some((_, i) => isOperator(from + i)))
    .map((extra) =>
      wordsNotUsed(
        {
          words: textOf(reading, extra),
          reason: "the question before it is not understood together with it",
          tools: [],
        },
        placeOf(reading, extra),
      ),
    );
}
