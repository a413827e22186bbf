/** Words that can be read in two ways, of which the plan takes one: where the results differ, nobody knows which is meant. */
import type { Facts } from "../../contract/facts.ts";
import { isAdditive, isIntensive } from "../language/quantities.ts";
import { isFunctionWord } from "../planner/grammar/link/function-words.ts";
import type { Leaf } from "./leaves.ts";
import type { Ledger } from "./ledger.ts";
import { keysOfLeaf, operationAt, STRETCH } from "./operators.ts";
import { isWorded, type Said } from "./said.ts";
import { statisticIsSaid } from "./take-operators.ts";
import { stemsOf } from "./words.ts";

type FactsOf = ReadonlyMap<string, Facts>;
type Table = Extract<Facts, { readonly is: "table" }>;

export function checkReadings(ledger: Ledger, facts: FactsOf): void {
  for (const at of ledger.words.keys()) {
    checkRatio(ledger, at, facts);
    checkAmount(ledger, at);
    const { keys, length = 0 } = operationAt(ledger.lowers, at) ?? {};
    if (keys === undefined || !ledger.isArgument(at)) continue;
    if (keys.has("least") || keys.has("greatest")) checkExtreme(ledger, at, length, facts);
    if (keys.has("count")) checkCount(ledger, at, length, facts);
    if (keys.has("mean")) checkAverage(ledger, at, length, facts);
  }
  for (const said of ledger.said) checkStatistic(ledger, said);
}

/** The value of an argument; of several, all. */
function valuesOf({ leaves }: Said, name: string): readonly string[] {
  return leaves.flatMap((leaf) => (leaf.given && leaf.name === name ? String(leaf.value) : []));
}

function measureOf(said: Said): readonly string[] {
  return valuesOf(said, "measure").flatMap(stemsOf);
}

/** The argument that says how many values become one. */
function statisticOf({ leaves }: Said): Leaf | undefined {
  return leaves.find(({ field }) => {
    const values = new Set(field?.choices.map(({ value }) => value));
    return field !== undefined && isWorded(field) && values.has("sum") && values.has("mean");
  });
}

function tablesOf({ leaves }: Said, facts: FactsOf): Table[] {
  return leaves.flatMap(({ value }) => {
    const known = facts.get(String(value));
    return known?.is === "table" ? known : [];
  });
}

/** "Which month had the highest revenue": the greatest value of a row, or the greatest total of a month? */
function checkExtreme(ledger: Ledger, at: number, length: number, facts: FactsOf): void {
  const which = ledger.lowers.findLastIndex((lower, i) => i < at && /^(?:which|what)$/.test(lower));
  // "The peak week for visits"
  const isStretch = ledger.is(at + 1, STRETCH) && ledger.isArgument(at + 1);
  const isNoun = which !== -1 && ledger.isArgument(which + 1);
  if (!isNoun && !isStretch) return;
  const [stem = ""] = ledger.words[isNoun ? which + 1 : at + 1]?.stems ?? [];
  const isOnePerRow = ({ rows, columns }: Table): boolean =>
    columns.some(({ name, distinct = -1 }) => distinct === rows && stemsOf(name).includes(stem));
  const isOpen = ledger.some(at, (said) => {
    const isOfValues = /^(?:min|max)$/.test(String(statisticOf(said)?.value));
    return isOfValues && !tablesOf(said, facts).some(isOnePerRow) && !statisticIsSaid(said, ledger);
  });
  if (isOpen) ledger.refuse(at, length, { is: "extreme" }, true);
}

/** "Number of guests", where guests is a column of numbers: how many rows, or how many guests in all of them? */
function checkCount(ledger: Ledger, at: number, length: number, facts: FactsOf): void {
  const noun = at + length;
  // "How many months": they are counted, and rows for each month are something else.
  const isOfTimes = ledger.is(noun, /^(?:hour|day|week|month|quarter|year)s$/);
  if (isOfTimes) ledger.refuse(at, length + 1, { is: "operator" }, true);
  const [stem = ""] = ledger.words[noun]?.stems ?? [];
  const isOfNumbers = ledger.some(at, (said) => {
    if (statisticOf(said)?.value !== "count") return false;
    const columns = tablesOf(said, facts).flatMap((table) => table.columns);
    return valuesOf(said, "measure").some((name) => {
      const known = columns.filter((column) => column.name === name);
      const isText = known.length > 0 && known.every(({ type }) => type !== "number");
      return !isText && stemsOf(name).includes(stem);
    });
  });
  if (isOfNumbers) ledger.refuse(at, length, { is: "counted" }, true);
}

/** "Average visits per month": of the rows of a month, or of its total? Where a time has several rows, nothing says. */
function checkAverage(ledger: Ledger, at: number, length: number, facts: FactsOf): void {
  const isPer = (unit: string): boolean => {
    const adverb = unit === "day" ? "daily" : `${unit}ly`;
    const isUnit = (lower: string, i: number): boolean =>
      (lower === adverb && i > at) || (lower === unit && ledger.is(i - 1, /^(?:per|a)$/));
    return ledger.lowers.some(isUnit);
  };
  const open = ledger.candidates(at).filter((said) => {
    const measure = measureOf(said);
    const isOfTimes = measure.length > 0 && valuesOf(said, "bucket").some(isPer);
    const hasSeveral = tablesOf(said, facts).some((table) => hasSeveralRows(said, table));
    return isOfTimes && hasSeveral && !measure.some(isIntensive);
  });
  const isTotal = open.some((said) => measureOf(said).some(isAdditive));
  if (isTotal) ledger.refuse(at, length, { is: "averaged" }, true);
  else if (open.length > 0) ledger.note(at, "averages are those of single rows");
}

/** Whether there are fewer different times, of each group that is told apart, than there are rows. */
function hasSeveralRows(said: Said, { columns, rows = 0 }: Table): boolean {
  const [time] = valuesOf(said, "time");
  const by = valuesOf(said, "by");
  const only = valuesOf(said, "only").map((one) => one.toLowerCase());
  const told = columns.filter(
    ({ name, values = [] }) =>
      by.includes(name) || values.some((value) => only.includes(value.toLowerCase())),
  );
  // Of a column of which nothing is known, there can be one for each row.
  const isUnknown = told.length === 0 && only.length > 0;
  const groups = told.reduce((all, { distinct = Infinity }) => all * distinct, 1);
  const times = columns.filter(({ name, type }) => name === time || (!time && type === "time"));
  return !isUnknown && times.some(({ distinct = Infinity }) => distinct * groups < rows);
}

/** What is done with values decides a result: when the query does not say it, the answer does, or there is none. */
function checkStatistic(ledger: Ledger, said: Said): void {
  const leaf = statisticOf(said);
  if (leaf === undefined) return;
  const own = [...ledger.words.keys()].filter(
    (at) => ledger.words[at]?.kind === "word" && ledger.candidates(at).includes(said),
  );
  const keys = keysOfLeaf(leaf);
  const isSaid = own.some(
    (at) => ledger.isArgument(at) && keys.some((key) => isKeyAt(ledger, at, key)),
  );
  const first = own.find((at) => ledger.evidence(at) !== "nothing") ?? own[0];
  if (isSaid || first === undefined) return;
  // "The trend of visits": of how many there were, and so hardly of their mean over rows.
  const measure = measureOf(said);
  const isOfAmounts = measure.length > 0 && !measure.some(isIntensive);
  const isMeanOfAmounts = !leaf.given && leaf.value === "mean" && isOfAmounts;
  const isSeries = said.leaves.some(({ given, name }) => given && /^(?:by|bucket)/.test(name));
  // "The trend of the price": the tool itself is asked for, and not only the rows.
  const isAsked = own.some((at) => ledger.evidence(at) === "tool" && !ledger.is(at, ROWS));
  const isTaken = leaf.given || isSeries || isAsked;
  const text = `the query does not say ${leaf.name}: ${String(leaf.value)} is taken`;
  if (isTaken && !isMeanOfAmounts) ledger.note(first, text);
  else ledger.refuse(first, 1, { is: "statistic" }, true);
}

const ROWS = /^(?:row|record|column|field|value|number|file|entry|csv|json)/;

function isKeyAt({ lowers }: Ledger, at: number, key: string): boolean {
  const { keys } = operationAt(lowers, at) ?? {};
  return keys !== undefined && [...keys].some((one) => one === key || one.startsWith(`${key} `));
}

/** Numbers that name things, and that people group by. */
const NAMES =
  /(?:^|[\W_])(?:id|code|no|nr|number|key|zip|year|quarter|month|week|day|hour|weekday)$/i;
/** Fewer different numbers than these are classes: "revenue per star rating". */
const CLASSES = 12;

/** "Cars per bike", where bikes are a column of numbers: a ratio of two columns, and hardly a group for each number. */
function checkRatio(ledger: Ledger, at: number, facts: FactsOf): void {
  if (!ledger.is(at - 1, /^per$/)) return;
  for (const said of ledger.candidates(at))
    for (const { columns } of tablesOf(said, facts))
      for (const { name, type, distinct = 0 } of columns) {
        const isAmount = type === "number" && distinct > CLASSES && !NAMES.test(name);
        if (!isAmount || !valuesOf(said, "by").includes(name)) continue;
        ledger.refuse(at, ledger.stands(stemsOf(name), at), { is: "ratio" }, true);
      }
}

/** What amounts are counted in. */
const UNITS = /^(?:lines|words|letters|characters|sentences|paragraphs|pages|bytes)$/;

/**
 * "Lines of code" are other lines than those that were added, and "what changed" is asked of who shows changes: a tool
 * that speaks of the one here and of the other there, or only in how it may be asked, does not give it.
 */
function checkAmount(ledger: Ledger, at: number): void {
  const stuff = ledger.lowers[at + 2] ?? "";
  const isAmount = ledger.is(at, UNITS) && ledger.is(at + 1, /^of$/) && !isFunctionWord(stuff);
  const isOfTool = [at, at + 2].every((word) => ledger.evidence(word) === "tool");
  const isMeasured = ledger.some(at, ({ own }) =>
    own.some((text) => ledger.isAmong(at, text) && ledger.isAmong(at + 2, text)),
  );
  if (isAmount && isOfTool && !isMeasured) ledger.refuse(at, 3, { is: "word" });
  if (!ledger.is(at, /^changed$/) || ledger.isArgument(at)) return;
  let before = at - 1;
  while (ledger.is(before, /^(?:ha[sd]|have|is|was|were|been)$/)) before -= 1;
  const [stem = ""] = ledger.words[at]?.stems ?? [];
  const isShown = ledger.some(at, ({ own }) => own.slice(0, 2).flat().includes(stem));
  if (ledger.is(before, /^what$/) && !isShown) ledger.refuse(at, 1, { is: "operator" });
}
