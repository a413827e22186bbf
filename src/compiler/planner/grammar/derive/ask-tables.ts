/** Questions that the words of a clause ask about tables. */
import { operatorsAt } from "../link/operator-words.ts";
import type { Reading, Span } from "../read/reading.ts";
import { wordsOfQuestion } from "../words.ts";
import type { AskedQuestions } from "./asked-questions.ts";
import { nearQuestion } from "./near-question.ts";
import { ofThose } from "./of-those.ts";
import { onlyLimits } from "./limits.ts";
import { isWithin } from "./step.ts";
import { onlyNamesFiles } from "./unasked-extras.ts";
import {
  askedOf,
  assumptionsOf,
  fileOf,
  questionsOf,
  type Asked,
  type NamedTables,
} from "./tables.ts";
import { type TableVerdict, type Scope } from "./table-verdict.ts";
import { tablesFor } from "./tables-for.ts";

/** Where a question names no file, and most of it is about one that there is: what it is without the other words. */
export function nearlyAsked(
  reading: Reading,
  span: Span,
  { named }: Pick<Scope, "named">,
): TableVerdict | undefined {
  const [best] = named.assumed ? questionsOf(reading, span, named) : [];
  // "Book a table for four": what is ordered is unknown, and not a word of a question.
  const isMostly =
    best !== undefined &&
    best.uses.length >= best.uncovered.length &&
    !best.uncovered.includes(span.from);
  if (!isMostly || best.uses.length === 0) return undefined;
  const tables = named.tables.filter(({ from }) => from.file === fileOf(best));
  return verdictOf(reading, span, nearQuestion(reading, span, { ...named, tables }));
}

export function verdictOf(reading: Reading, span: Span, asked: Asked): TableVerdict | undefined {
  if (asked === undefined || "problem" in asked) return asked;
  return { asked: questionOf(reading, span, asked) };
}

export function positions({ from, to }: Span): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** What some words ask of the tables: one question, or several side by side; `undefined` where words are left. */
export function askTables(
  reading: Reading,
  span: Span,
  { named }: Pick<Scope, "named">,
): AskedQuestions | undefined {
  if (named.tables.length === 0) return undefined;
  const parts = partsOf(reading, span, named);
  if (parts !== undefined)
    return {
      questions: parts.flatMap(({ questions }) => questions),
      diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
    };
  const asked = askedOf(reading, span, named);
  if (asked === undefined) return undefined;
  if ("problem" in asked) return { questions: [], diagnostics: [asked.problem] };
  return questionOf(reading, span, asked);
}

function questionOf(
  reading: Reading,
  span: Span,
  asked: Extract<Asked, { agent: string }>,
): AskedQuestions {
  const { query, tables } = asked.derivation;
  const files = tables.flatMap(({ from }) => ("file" in from ? [from.file] : []));
  return {
    questions: [
      {
        agent: asked.agent,
        span,
        question: { query, files },
        words: wordsOfQuestion(reading, asked.derivation),
      },
    ],
    diagnostics: assumptionsOf(reading, span, asked.notes),
  };
}

const LIMITING = new Set("top first last bottom highest lowest largest smallest".split(" "));

/**
 * "the average price by symbol and the top 5 rows by date": both sides are questions, and each of them says for which groups or
 * how many. A part without may share what the other says: "the number of rows and the average price by symbol".
 */
function partsOf(
  reading: Reading,
  { from, to }: Span,
  named: NamedTables,
): AskedQuestions[] | undefined {
  const { tokens, marks } = reading;
  for (let at = to - 1; at > from; at -= 1) {
    const isInside = marks.some((mark) => at > mark.from && at < mark.to);
    if (isInside || (tokens[at]?.lower !== "and" && tokens[at]?.lower !== ",")) continue;
    const next = { from: at + 1, to };
    const before = { from, to: tokens[at - 1]?.lower === "," ? at - 1 : at };
    if (onlyLimits(reading, next) || goesOnOrdering(reading, next)) continue;
    const isWhole = [before, next].every((part) => isClosed(reading, part, named));
    if (!isWhole) continue;
    const sides = [before, next].map((part) =>
      askTables(reading, part, { named: tablesFor(reading, part, named) }),
    );
    const [one, other] = sides;
    if (onlyNamesFiles(reading, next, one?.questions.at(-1)?.question)) continue;
    if (
      one !== undefined &&
      other !== undefined &&
      one.questions.length > 0 &&
      other.questions.length > 0
    )
      return [one, ofThose(reading, next, other, one.questions.at(-1)?.question)];
  }
  return undefined;
}

/** "… and then by weight", "…, sorted by weight": how what stands before it is ordered, and no rows of its own. */
function goesOnOrdering({ tokens }: Reading, { from }: Span): boolean {
  const lowers = tokens.map(({ lower }) => lower);
  const [first, second] = [lowers[from], lowers[from + 1]];
  const isOrder = operatorsAt(lowers, from).some(({ operator }) => operator.op === "order");
  return isOrder || first === "by" || (first === "then" && second === "by");
}

function isClosed(
  { tokens, marks }: Reading,
  { from, to }: Span,
  { tables }: NamedTables,
): boolean {
  const words = tokens.slice(from, to).map(({ lower }) => lower);
  if (words.includes("between") || words.length < 3) return false;
  // "And how many of them were urgent?" is about those rows, and no question of its own.
  if (words.some((word) => ["them", "those", "these"].includes(word))) return false;
  const hasFile =
    tables.length > 1 && marks.some((mark) => mark.is === "path" && isWithin(mark, { from, to }));
  const isGrouped = words.some((word, i) => i > 0 && ["by", "per"].includes(word));
  const isLimited = words.some(
    (word, i) =>
      LIMITING.has(word) &&
      marks.some((mark) => mark.is === "number" && Math.abs(mark.from - (from + i)) === 1),
  );
  return (
    hasFile ||
    isGrouped ||
    isLimited ||
    words.some((word, i) => i < 2 && ["how", "which", "who"].includes(word))
  );
}
