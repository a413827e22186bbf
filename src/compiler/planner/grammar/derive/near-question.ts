/**
 * A question about a table of which nothing takes some words: what it is without them is shown, and somebody who knows
 * the data may agree to that.
 */
import { questionWithoutWords, wordsNotUsed } from "../../../../contract/diagnostics/index.ts";
import type { ColumnFacts } from "../../../../contract/facts.ts";
import { nearestName } from "../../../../contract/nearest.ts";
import { isFunctionWord } from "../link/function-words.ts";
import { isOperatorWord } from "../link/operator-words.ts";
import { isUnit, isUnitOfTime } from "../read/units.ts";
import type { Reading, Span } from "../read/reading.ts";
import { originOf } from "../words.ts";
import { textOf } from "./step.ts";
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

/** Of a question without more of its words nobody could say whether it is still the same. */
const MOST_LEFT = 2;
const MOST_COLUMNS = 12;
/** A column with as few has its values shown. */
const FEW_VALUES = 4;
/** What stands beside them is a part of what is asked: "of latte", "by postcode", "profit by". */
const LEADING = /^(?:of|for|in|from|by|with|without|at|per|and|or|to|on)$/;
const MEASURED = /^(?:of|by|per|for|each)$/;

/** `undefined` where the words are no question at all. */
export function nearQuestion(reading: Reading, span: Span, named: NamedTables): Asked {
  const [best, ...others] = questionsOf(reading, span, named);
  const [first] = best?.uncovered ?? [];
  const table = best && named.tables.find(({ from }) => from.file === fileOf(best));
  if (best === undefined || first === undefined || table === undefined) return undefined;
  let to = first;
  while (best.uncovered.includes(to)) to += 1;
  const words = { from: first, to };
  const said = { words: textOf(reading, words), reason: reasonOf(table), ...nearestOf(reading, words, table) }; // prettier-ignore
  const place = placeOf(reading, words);
  // What is nearly a name of the table is a slip, and a thing that is asked for.
  if (said.nearest !== undefined || !canBeLeft(reading, best))
    return { problem: wordsNotUsed({ ...said, tools: [] }, place) };
  const isSecond = (one: TableDerivation): boolean => one.said !== best.said && best.score - one.score < weights.close && one.uncovered.join() === best.uncovered.join(); // prettier-ignore
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

/** Names of things, numbers, and words that say how much or which, are no words that a question is the same without. */
function canBeLeft(
  { tokens, marks }: Reading,
  { uncovered, objections }: TableDerivation,
): boolean {
  const isPlain = (at: number): boolean => {
    const { kind, lower = "", text = "" } = tokens[at] ?? {};
    const isPart = LEADING.test(tokens[at - 1]?.lower ?? "") || MEASURED.test(tokens[at + 1]?.lower ?? ""); // prettier-ignore
    const isMarked = marks.some(({ from, to }) => from <= at && at < to);
    const isTelling = isFunctionWord(lower) || isOperatorWord(lower) || isUnit(lower) || isUnitOfTime(lower) || /^\p{Lu}/u.test(text); // prettier-ignore
    return kind === "word" && !isMarked && !isTelling && !isPart;
  };
  // Two words in a row are a thing of its own: "lab results".
  const isApart = uncovered.every((at) => !uncovered.includes(at + 1));
  return (
    objections.length === 0 && uncovered.length <= MOST_LEFT && isApart && uncovered.every(isPlain)
  );
}

function reasonOf({ from, columns }: AskedTable): string {
  const valuesOf = ({ type, values = [], distinct }: ColumnFacts): string =>
    type === "text" && values.length > 0 && values.length <= FEW_VALUES && distinct === values.length ? ` (${values.join(", ")})` : ""; // prettier-ignore
  const shown = columns.slice(0, MOST_COLUMNS).map((column) => `${column.name}${valuesOf(column)}`).join(", "); // prettier-ignore
  return `nothing of ${from.file} is called so; its columns are ${shown}${columns.length > MOST_COLUMNS ? ", …" : ""}`;
}

function nearestOf(
  reading: Reading,
  words: Span,
  { columns }: AskedTable,
): { readonly nearest?: string } {
  const names = columns.flatMap(({ name, values = [] }) => [name, ...values]);
  const nearest = nearestName(textOf(reading, words), names);
  return nearest === undefined ? {} : { nearest };
}
