/**
 * A question about a table of which nothing takes some words: what it is without them is shown, and somebody who knows
 * the data may agree to that.
 */
import { questionWithoutWords, wordsNotUsed } from "../../../../contract/diagnostics/index.ts";
import type { ColumnFacts } from "../../../../contract/facts.ts";
import { nearestName } from "../../../../contract/nearest.ts";
import { isOperatorWord } from "../link/operator-words.ts";
import type { Reading, Span } from "../read/reading.ts";
import { originOf } from "../words.ts";
import { canBeLeft } from "./left-words.ts";
import { textOf } from "./step.ts";
import { isYearless } from "./table/months-of-data.ts";
import type { TableDerivation } from "./table/table-question.ts";
import {
  fileOf,
  placeOf,
  questionsOf,
  type Asked,
  type AskedTable,
  type NamedTables,
} from "./tables.ts";
import { weights } from "./weights.ts";

const MOST_COLUMNS = 12;
/** A column with as few has its values shown. */
const FEW_VALUES = 4;

/** `undefined` where the words are no question at all. */
export function nearQuestion(reading: Reading, span: Span, named: NamedTables): Asked {
  const isUnsaid = ({ uncovered }: TableDerivation): number =>
    uncovered.filter((at) => isOperatorWord(reading.tokens[at]?.lower ?? "")).length;
  // "How many" is rather understood than left over.
  const [best, ...others] = questionsOf(reading, span, named).toSorted(
    (a, b) => isUnsaid(a) - isUnsaid(b),
  );
  const [first] = best?.uncovered ?? [];
  const table = best && named.tables.find(({ from }) => from.file === fileOf(best));
  if (best === undefined || first === undefined || table === undefined) return undefined;
  let to = first;
  while (best.uncovered.includes(to)) to += 1;
  const words = { from: first, to };
  const said = { words: textOf(reading, words), ...reasonOf(reading, words, best, table) };
  const place = placeOf(reading, words);
  // What is nearly a name of the table is a slip, and a thing that is asked for.
  if (said.nearest !== undefined || !canBeLeft(reading, best))
    return { problem: wordsNotUsed({ ...said, tools: [] }, place) };
  const isSecond = (one: TableDerivation): boolean =>
    one.said !== best.said &&
    best.score - one.score < weights.close &&
    one.uncovered.join() === best.uncovered.join();
  const close = [best, ...others.filter(isSecond).slice(0, 1)];
  const left = best.uncovered.map((at) => textOf(reading, { from: at, to: at + 1 }));
  const readings = close.map((one) => one.said);
  const text = `${textOf(reading, span)}, without "${left.join(" ")}"`;
  const at = named.choices.choose({ text, origin: originOf(reading, words), readings });
  const meant = at === undefined ? undefined : close[at];
  if (meant === undefined)
    return { problem: questionWithoutWords({ ...said, words: left.join(" "), readings }, place) };
  const note = `"${left.join(" ")}" is left out, as was confirmed: ${meant.said}`;
  return { derivation: meant, agent: table.agent, notes: [note, ...meant.assumed] };
}

/** Why a word is not used, and what is nearly called so. */
function reasonOf(
  reading: Reading,
  words: Span,
  { reasons }: TableDerivation,
  table: AskedTable,
): { readonly reason: string; readonly nearest?: string } {
  const own = reasons.get(words.from);
  if (own !== undefined) return { reason: own };
  const month = reading.marks.find(
    (mark) => mark.from <= words.from && words.from < mark.to && isYearless(reading, mark),
  );
  if (month !== undefined) return { reason: withoutYear(textOf(reading, month), table) };
  return { reason: notCalled(table), ...nearestOf(reading, words, table) };
}

/** A month of which no year is said, where the rows are of several or of none. */
function withoutYear(said: string, { columns, from }: AskedTable): string {
  const last = columns
    .flatMap(({ type, max }) => (type === "time" && max !== undefined ? max.slice(0, 4) : []))
    .toSorted()
    .at(-1);
  const example = last === undefined ? "" : `: say "${said} ${last}", for example`;
  return `its year is not said, and the rows of ${from.file} are not all of one year${example}`;
}

function notCalled({ from, columns }: AskedTable): string {
  const valuesOf = ({ type, values = [], distinct }: ColumnFacts): string =>
    type === "text" &&
    values.length > 0 &&
    values.length <= FEW_VALUES &&
    distinct === values.length
      ? ` (${values.join(", ")})`
      : "";
  const shown = columns
    .slice(0, MOST_COLUMNS)
    .map((column) => `${column.name}${valuesOf(column)}`)
    .join(", ");
  return `nothing of ${from.file} is called so; its columns are ${shown}${columns.length > MOST_COLUMNS ? ", …" : ""}`;
}

function nearestOf(
  reading: Reading,
  words: Span,
  { columns }: AskedTable,
): { readonly nearest?: string } {
  const names = columns.flatMap(({ name, values = [] }) => [name, ...values]);
  const said = textOf(reading, words);
  const nearest = nearestName(said, names);
  // The same word is no other one: it was understood, and has no place.
  return nearest === undefined || nearest.toLowerCase() === said.toLowerCase() ? {} : { nearest };
}
