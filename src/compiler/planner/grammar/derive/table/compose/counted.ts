/** What "how many" counts: rows, the different values of a column, or an amount that stands in the table. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { stemWord } from "../../../../../language/stem.ts";
import { isAmount, isCount, isUnique, type Table } from "../columns.ts";
import { onlyOf } from "../lists.ts";
import type { Condition, Measure } from "../parts.ts";
import type { Asked } from "./asked.ts";
import { conditionOf } from "./conditions.ts";

export interface Counted {
  readonly measures: readonly Measure[];
  readonly cost: number;
  readonly assumed: readonly string[];
}

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** With these, what is counted is an amount that somebody gets, and no row. */
const GETTING = set(`
  won win wins winning earn earned earns score scored scores receive received receives get got gets gain gained gains
  collect collected sell sold sells spend spent cost costs weigh weighs
`);
/** Of a place it is asked how many do; of rows, where each of them does. */
const LIVING = set("live lives lived");
/** Results and amounts, that rows have and are not. */
const GOT = set(`
  wins losses victories defeats draws ties titles medals points goals votes runs assists touchdowns years days months weeks
  hours minutes seconds miles meters feet percent dollars euros seats places awards
`);
const PERSONS = set("people persons men women children inhabitants residents");
const QUANTITY = new Set(
  "quantity qty count number total amount units pieces of no".split(" ").map(stemWord),
);
/** Of a column with so many different values for its rows, it is unclear whether rows or values are counted. */
const [FEW, ALL] = [0.5, 1];

/** `undefined` where something else than rows may be counted. */
export function countedAs(asked: Asked, table: Table, isGrouped: boolean): Counted | undefined {
  const { where, freeWords, saysDistinct } = asked;
  const noun = asked.measures.find((one) => one.noun !== undefined)?.noun;
  const isCounting = onlyOf(asked.measures)?.how === "count";
  const isGetting = freeWords.some(
    (word) => GETTING.has(word) || (LIVING.has(word) && !asked.has("rows")),
  );
  if (isCounting && isGetting && !comparesAmount(asked, table)) return undefined;
  const isOneRow = where.some((condition) => picksOneRow(condition, table));
  if (noun !== undefined && !asked.has("rows")) {
    const totals = table.columns.filter(({ name }) => /^(?:grand )?totals?$/i.test(name));
    const column = onlyOf(totals.filter(isAmount));
    if (isCounting && GOT.has(noun) && column !== undefined) {
      const assumed = [`${column.name} is taken as the number of ${noun}`];
      return { measures: [{ how: "sum", column }], cost: 0.1, assumed };
    }
    const counts = table.columns.filter((one) => isCount(one, table));
    const held = new Set(where.map(conditionOf));
    const isQuantity = counts.some((one) => !held.has(one.name) && saysQuantity(one, table));
    const isOfPersons = PERSONS.has(noun) && counts.length > 0;
    if (isOneRow || GOT.has(noun) || isOfPersons || isQuantity) return undefined;
  }
  if (where.some((condition) => standsOnce(condition, table))) return undefined;
  if (where.some((condition) => asked.measures.some((one) => isMissingOf(condition, one))))
    return undefined;
  // Of a list in a cell, it is a part: "red, green" is red as well.
  if (isCounting && where.some((condition) => isPartOfOthers(condition, table))) return undefined;
  // Of one value, rows are counted: it is there once in any case.
  const held = new Set(where.flatMap((one) => ("op" in one && one.op === "=" ? one.column : [])));
  const isHeld = ({ how, column }: Measure) =>
    how === "distinct" && !saysDistinct && held.has(column?.name ?? "");
  const measures = asked.measures.map((one): Measure => (isHeld(one) ? { how: "count" } : one));
  const cost = noun === undefined ? 0 : 0.1;
  const [first, ...more] = measures;
  const column = first?.how === "distinct" ? first.column : undefined;
  if (first === undefined || column === undefined) return { measures, cost, assumed: [] };
  // Of a single row, the different values are one: an amount is asked for, or the parts of a list.
  if (isOneRow || holdsLists(column)) return undefined;
  if (more.length > 0 || saysDistinct || isGrouped) return { measures, cost, assumed: [] };
  if (isUnique(column, table)) return { measures: [{ how: "count" }], cost, assumed: [] };
  const share = (column.distinct ?? 0) / (table.rows ?? Infinity);
  if (share <= FEW || share >= ALL) return { measures, cost, assumed: [] };
  const assumed = [`each ${column.name} is counted once, and the rows beside`];
  return { measures: [first, { how: "count" }], cost, assumed };
}

/** Whether "the most games" are the most rows: each value has several, and no amount could be meant. */
export function countsRows(
  { noun }: Measure,
  asks: readonly ColumnFacts[],
  { freeWords, has }: Asked,
  table: Table,
): boolean {
  if (asks.some((column) => isUnique(column, table))) return false;
  if (noun === undefined || has("rows")) return true;
  const isGetting = freeWords.some((word) => GETTING.has(word) || LIVING.has(word));
  if (GOT.has(noun) || PERSONS.has(noun) || isGetting) return false;
  return !table.columns.some((column) => isCount(column, table));
}

function comparesAmount({ where, targets }: Asked, { columns }: Table): boolean {
  const names = new Set(columns.filter(isAmount).map(({ name }) => name));
  return where.some((one) => names.has(conditionOf(one) ?? "")) || targets.some(isAmount);
}

function picksOneRow(condition: Condition, table: Table): boolean {
  if (
    !("op" in condition) ||
    (condition.op !== "=" && condition.op !== "in") ||
    condition.not === true
  )
    return false;
  const column = table.columns.find(({ name }) => name === condition.column);
  return column !== undefined && isUnique(column, table);
}

/** `qty`, `number of items`, `total`: it says how many of whatever a row stands for. */
function saysQuantity(column: ColumnFacts, { lexicon }: Table): boolean {
  const stems = [...lexicon.stemsOf(column)];
  return stems.every((stem) => QUANTITY.has(stem));
}

/** The votes of rows that have none are no number. */
function isMissingOf(condition: Condition, { column }: Measure): boolean {
  return "op" in condition && condition.op === "missing" && condition.column === column?.name;
}

/** What is a part of one value only is no reason to count. */
function standsOnce(condition: Condition, { columns }: Table): boolean {
  if (!("op" in condition) || condition.op !== "contains" || typeof condition.value !== "string")
    return false;
  const said = condition.value.toLowerCase();
  const { values, complete } = columns.find(({ name }) => name === condition.column) ?? {};
  return (
    complete === true && values?.filter((value) => value.toLowerCase().includes(said)).length === 1
  );
}

/** Cells with several things each: how many there are is no number of rows. */
export function holdsLists({ values = [] }: ColumnFacts): boolean {
  return values.filter((value) => /\n|,.*,|;/.test(value)).length > values.length / 2;
}

/** "Red" of "red, green", "2010" of "2009–2010", "Ohio State" of "#5 Ohio State", "hard" of "hard (i)". */
function isPartOfOthers(condition: Condition, { columns }: Table): boolean {
  if (!("op" in condition) || condition.op !== "=" || typeof condition.value !== "string")
    return false;
  const own = condition.value.toLowerCase();
  const bare = withoutRemarks(own);
  const column = columns.find(({ name }) => name === condition.column);
  return (column?.values ?? []).some((value) => {
    const lower = value.toLowerCase();
    if (lower === own) return false;
    const parts = lower.split(/\s*(?:[,;/&\n–]|(?<=\d)-(?=\d)|\band\b)\s*/);
    return (
      (parts.length > 1 && parts.includes(own)) || (bare !== "" && withoutRemarks(lower) === bare)
    );
  });
}

/** Without numbers in front and brackets behind. */
function withoutRemarks(value: string): string {
  return value
    .replace(/^(?:[#№]|no\.?)\s*\d+\s+/u, "")
    .replace(/\s*[([][^)\]]*[)\]]\s*$/u, "")
    .trim();
}
