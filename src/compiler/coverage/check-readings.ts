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
  return leaves.find(
    ({ field }) => field !== undefined && isWorded(field) && ["sum", "mean"].every((value) => field.choices.some((choice) => choice.value === value)), // prettier-ignore
  );
}

function tablesOf({ leaves }: Said, facts: FactsOf): Table[] {
  return leaves.flatMap(({ value }) => {
    const known = facts.get(String(value));
    return known?.is === "table" ? known : [];
  });
}

/** "Which month had the highest revenue": the greatest value of a row, or the greatest total of a month? */
function checkExtreme(ledger: Ledger, at: number, length: number, facts: FactsOf): void {
  const { lowers } = ledger;
  const which = lowers.findLastIndex((lower, i) => i < at && /^(?:which|what)$/.test(lower));
  // "The peak week for visits"
  const noun = which !== -1 && ledger.isArgument(which + 1) ? which + 1 : STRETCH.test(lowers[at + 1] ?? "") && ledger.isArgument(at + 1) ? at + 1 : undefined; // prettier-ignore
  if (noun === undefined) return;
  const stem = ledger.words[noun]?.stems[0] ?? "";
  const isOpen = ledger.candidates(at).some((said) => {
    const value = String(statisticOf(said)?.value);
    const isOnePerRow = tablesOf(said, facts).some(({ rows, columns }) => columns.some(({ name, distinct }) => distinct !== undefined && distinct === rows && stemsOf(name).includes(stem))); // prettier-ignore
    return /^(?:min|max)$/.test(value) && !isOnePerRow && !statisticIsSaid(said, ledger);
  });
  if (isOpen) ledger.refuse(at, length, { is: "extreme" }, true);
}

/** "Number of guests", where guests is a column of numbers: how many rows, or how many guests in all of them? */
function checkCount(ledger: Ledger, at: number, length: number, facts: FactsOf): void {
  const noun = at + length;
  // "How many months": they are counted, and rows for each month are something else.
  const isOfTimes = ledger.lowers[noun]?.endsWith("s") === true && STRETCH.test(ledger.lowers[noun]?.slice(0, -1) ?? ""); // prettier-ignore
  if (isOfTimes) ledger.refuse(at, length + 1, { is: "operator" }, true);
  const stem = ledger.words[noun]?.stems[0] ?? "";
  const isOfNumbers = ledger.candidates(at).some((said) => {
    const leaf = statisticOf(said);
    if (leaf === undefined || !keysOfLeaf(leaf).includes("count")) return false;
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
  const { lowers } = ledger;
  const isPer = (unit: string): boolean => lowers.some((lower, i) => (i > at && lower === (unit === "day" ? "daily" : `${unit}ly`)) || (lower === unit && /^(?:per|a)$/.test(lowers[i - 1] ?? ""))); // prettier-ignore
  const open = ledger.candidates(at).filter((said) => {
    const isOfTimes = measureOf(said).length > 0 && !measureOf(said).some(isIntensive) && valuesOf(said, "bucket").some(isPer); // prettier-ignore
    return isOfTimes && tablesOf(said, facts).some((table) => hasSeveralRows(said, table));
  });
  if (open.some((said) => measureOf(said).some(isAdditive)))
    ledger.refuse(at, length, { is: "averaged" }, true); // prettier-ignore
  else if (open.length > 0) ledger.note(at, "averages are those of single rows");
}

/** Whether there are fewer different times, of each group that is told apart, than there are rows. */
function hasSeveralRows(said: Said, { columns, rows }: Table): boolean {
  const [time] = valuesOf(said, "time");
  const [by, only] = [valuesOf(said, "by"), valuesOf(said, "only").map((one) => one.toLowerCase())];
  const told = columns.filter(({ name, values = [] }) => by.includes(name) || values.some((value) => only.includes(value.toLowerCase()))); // prettier-ignore
  // Of a column of which nothing is known, there can be one for each row.
  const groups = told.length === 0 && only.length > 0 ? Infinity : told.reduce((all, { distinct = Infinity }) => all * distinct, 1); // prettier-ignore
  return columns.some(({ name, type, distinct = Infinity }) => (time === undefined ? type === "time" : name === time) && distinct * groups < (rows ?? 0)); // prettier-ignore
}

/** What is done with values decides a result: when the query does not say it, the answer does, or there is none. */
function checkStatistic(ledger: Ledger, said: Said): void {
  const leaf = statisticOf(said);
  if (leaf === undefined) return;
  const own = [...ledger.words.keys()].filter((at) => ledger.candidates(at).includes(said) && ledger.words[at]?.kind === "word"); // prettier-ignore
  const keys = keysOfLeaf(leaf);
  const isSaid = own.some((at) => ledger.isArgument(at) && keys.some((key) => isKeyAt(ledger, at, key))); // prettier-ignore
  const first = own.find((at) => ledger.evidence(at) !== "nothing") ?? own[0];
  if (isSaid || first === undefined) return;
  // "The trend of visits": of how many there were, and so hardly of their mean over rows.
  const isMeanOfAmounts = !leaf.given && leaf.value === "mean" && measureOf(said).length > 0 && !measureOf(said).some(isIntensive); // prettier-ignore
  const isSeries = said.leaves.some(({ given, name }) => given && /^(?:by|bucket|group|series)/.test(name)); // prettier-ignore
  // "The trend of the price": the tool itself is asked for, and not only the rows.
  const isAsked = own.some((at) => ledger.evidence(at) === "tool" && !/^(?:row|record|column|field|value|number|file|entry|csv|json)/.test(ledger.lowers[at] ?? "")); // prettier-ignore
  if (!isMeanOfAmounts && (leaf.given || isSeries || isAsked))
    ledger.note(first, `the query does not say ${leaf.name}: ${String(leaf.value)} is taken`); // prettier-ignore
  else ledger.refuse(first, 1, { is: "statistic" }, true);
}

function isKeyAt({ lowers }: Ledger, at: number, key: string): boolean {
  const { keys } = operationAt(lowers, at) ?? {};
  return keys !== undefined && [...keys].some((one) => one === key || one.startsWith(`${key} `));
}

/** Numbers that name things, and that people group by; fewer different ones than these are classes. */
const NAMES =
  /(?:^|[\W_])(?:id|code|no|nr|number|key|zip|year|quarter|month|week|day|hour|weekday)$/i;
const CLASSES = 12; // prettier-ignore

/** "Cars per bike", where bikes are a column of numbers: a ratio of two columns, and hardly a group for each number. */
function checkRatio(ledger: Ledger, at: number, facts: FactsOf): void {
  if (ledger.lowers[at - 1] !== "per") return;
  for (const said of ledger.candidates(at))
    for (const { name, type, distinct = 0 } of tablesOf(said, facts).flatMap(({ columns }) => columns)) {
      const isNumber = type === "number" && distinct > CLASSES && !NAMES.test(name);
      const length = isNumber && valuesOf(said, "by").includes(name) ? ledger.stands(stemsOf(name), at) : 0;
      if (length > 0) ledger.refuse(at, length, { is: "ratio" }, true);
    }
} // prettier-ignore

/** What amounts are counted in. */
const UNITS = new Set("lines words letters characters sentences paragraphs pages bytes".split(" "));

/**
 * "Lines of code" are other lines than those that were added, and "what changed" is asked of who shows changes: a tool
 * that speaks of the one here and of the other there, or only in how it may be asked, does not give it.
 */
function checkAmount(ledger: Ledger, at: number): void {
  const { lowers } = ledger;
  const stuff = lowers[at + 2] ?? "";
  const isSaid = (word: number, text: readonly string[]): boolean => ledger.meantAt(word).some((meant) => meant.some((stem) => text.includes(stem))); // prettier-ignore
  if (UNITS.has(lowers[at] ?? "") && lowers[at + 1] === "of" && stuff !== "" && !isFunctionWord(stuff)) {
    const isOfTool = [at, at + 2].every((word) => ledger.evidence(word) === "tool");
    const isMeasured = ledger.candidates(at).some(({ own }) => own.some((text) => isSaid(at, text) && isSaid(at + 2, text))); // prettier-ignore
    if (isOfTool && !isMeasured) ledger.refuse(at, 3, { is: "word" });
  } // prettier-ignore
  if (lowers[at] !== "changed" || ledger.isArgument(at)) return;
  let before = at - 1;
  while (/^(?:ha[sd]|have|is|was|were|been)$/.test(lowers[before] ?? "")) before -= 1;
  const isShown = ledger.candidates(at).some(({ own: [name = [], description = []] }) => [...name, ...description].includes(ledger.words[at]?.stems[0] ?? "")); // prettier-ignore
  if (lowers[before] === "what" && !isShown) ledger.refuse(at, 1, { is: "operator" });
}
