/** "How many orders did Ida place, and how many of them were urgent?": of the rows that the question before it is about. */
import { wordsNotUsed } from "../../../../contract/diagnostics/index.ts";
import type { Reading, Span } from "../read/reading.ts";
import { textOf } from "./step.ts";
import { conditionOf } from "./table/compose/conditions.ts";
import type { Condition } from "./table/parts.ts";
import type { TableQuestion } from "../../planner.ts";
import type { AskedQuestions } from "./asked-questions.ts";
import { placeOf } from "./tables.ts";

/** What a question may do with its rows, and they are still those that its conditions say. */
const OF_ROWS = new Set(["where", "measures", "select", "order", "distinct"]);
const POINTING = new Set(["them", "those", "these"]);
/** After "how many", where what is counted is not said again. */
const GOING_ON = new Set("is are was were has have had in on at by from with without".split(" "));

/** @param before the question that stands right before it, if there is one */
export function ofThose(
  reading: Reading,
  span: Span,
  asked: AskedQuestions,
  before: TableQuestion | undefined,
): AskedQuestions {
  const pointing = pointingIn(reading, span);
  const [own, ...others] = asked.questions;
  const goesOn = pointing === undefined && before !== undefined && isShort(reading, span);
  const { query: earlier, files } = before ?? {};
  const given = (earlier?.["where"] ?? []) as readonly Condition[];
  if (pointing === undefined && !goesOn)
    return isOpen(reading, span, asked, before)
      ? { questions: [], diagnostics: [unknown(reading, span)] }
      : asked;
  if (own === undefined || others.length > 0) return asked;
  if (goesOn && given.length === 0 && earlier?.["limit"] === undefined) return asked;
  const isSame =
    files?.length === 1 && files[0] === own.question.files[0] && own.question.files.length === 1;
  if (!isSame || !Object.keys(earlier ?? {}).every((key) => OF_ROWS.has(key)))
    return { questions: [], diagnostics: [unknown(reading, span)] };
  const where = (own.question.query["where"] ?? []) as readonly Condition[];
  const said = new Set(where.map(conditionOf));
  // "How many were late in May, and how many in June?": a column that is said again is another one's.
  const kept = pointing === undefined ? given.filter((one) => !said.has(conditionOf(one))) : given;
  const query = { ...own.question.query, where: [...kept, ...where] };
  return { ...asked, questions: [{ ...own, question: { ...own.question, query } }] };
}

/** "How many diggers are available, and how many dumpers": of those that are available, or of all? */
function isOpen(
  { tokens }: Reading,
  { from, to }: Span,
  { questions: [own] }: AskedQuestions,
  before: TableQuestion | undefined,
): boolean {
  // "And who led it": the one that was found, which no query of its own knows.
  if (before !== undefined && tokens.slice(from, to).some(({ lower }) => lower === "it"))
    return true;
  const isJoined = [from - 1, from].some((at) => tokens[at]?.lower === "and");
  const start = tokens[from]?.lower === "and" ? from + 1 : from;
  const isMany = tokens[start]?.lower === "how" && tokens[start + 1]?.lower === "many";
  if (
    !isJoined ||
    !isMany ||
    own === undefined ||
    before === undefined ||
    before.files[0] !== own.question.files[0]
  )
    return false;
  const columnsOf = ({ query }: TableQuestion): (string | undefined)[] =>
    ((query["where"] ?? []) as readonly Condition[]).map(conditionOf);
  const said = columnsOf(own.question);
  return columnsOf(before).some((column) => !said.includes(column));
}

function unknown(reading: Reading, span: Span) {
  const reason =
    "it is not known which rows are meant; ask it in one sentence with all its conditions";
  return wordsNotUsed({ words: textOf(reading, span), reason, tools: [] }, placeOf(reading, span));
}

/** "How many of them", "which of those orders": nothing stands before it that it could mean. */
function pointingIn({ tokens }: Reading, { from, to }: Span): Span | undefined {
  for (let at = from; at < Math.min(to, from + 5); at += 1)
    if (tokens[at]?.lower === "of" && POINTING.has(tokens[at + 1]?.lower ?? ""))
      return { from: at, to: at + 2 };
  return undefined;
}

function isShort({ tokens }: Reading, { from }: Span): boolean {
  const start = tokens[from]?.lower === "and" ? from + 1 : from;
  const [how, many, next = ""] = [0, 1, 2].map((i) => tokens[start + i]?.lower);
  return how === "how" && many === "many" && GOING_ON.has(next);
}
