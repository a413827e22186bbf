/** What "how many" counts: rows, the different values of a column, or an amount that stands in the table. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { stemWord } from "../../../../../language/stem.ts";
import { isAmount, isCount, isUnique, type Table } from "../columns.ts";
import type { Condition, Measure } from "../parts.ts";
import { conditionOf, type Asked } from "./asked.ts";

export interface Counted {
  readonly measures: readonly Measure[];
  readonly cost: number;
  readonly assumed: readonly string[];
}

/** With these, what is counted is an amount that somebody gets, and no row. */
const GETTING = new Set(
  "won win wins winning earn earned earns score scored scores receive received receives get got gets gain gained gains collect collected sell sold sells spend spent cost costs weigh weighs live lives".split(" "),
); // prettier-ignore
/** Results and amounts, that rows have and are not. */
const GOT = new Set(
  "wins losses victories defeats draws ties titles medals points goals votes runs assists touchdowns years days months weeks hours minutes seconds miles meters feet percent dollars euros seats places awards".split(" "),
); // prettier-ignore
const PERSONS = new Set("people persons men women children inhabitants residents".split(" "));
/** Of a column with so many different values for its rows, it is unclear whether rows or values are counted. */
const [FEW, ALL] = [0.5, 1];

const QUANTITY = new Set("quantity qty count number total amount units pieces of no".split(" ").map(stemWord)); // prettier-ignore

/** `undefined` where something else than rows may be counted. */
export function countedAs(asked: Asked, table: Table, isGrouped: boolean): Counted | undefined {
  let { measures } = asked;
  const noun = measures.find((one) => one.noun !== undefined)?.noun;
  const isCounting = measures.length === 1 && measures[0]?.how === "count";
  if (
    isCounting &&
    asked.freeWords.some((word) => GETTING.has(word)) &&
    !comparesAmount(asked, table)
  )
    return undefined;
  if (noun !== undefined && !asked.has("rows")) {
    const [total, ...others] = table.columns.filter((column) => /^(?:grand )?totals?$/i.test(column.name) && isAmount(column)); // prettier-ignore
    if (isCounting && GOT.has(noun) && total !== undefined && others.length === 0)
      return { measures: [{ how: "sum", column: total }], cost: 0.1, assumed: [`${total.name} is taken as the number of ${noun}`] }; // prettier-ignore
    if (asked.where.some((condition) => picksOneRow(condition, table))) return undefined;
    if (GOT.has(noun)) return undefined;
    if (PERSONS.has(noun) && table.columns.some((column) => isCount(column, table)))
      return undefined;
    const unused = table.columns.filter(
      (column) => isCount(column, table) && !asked.where.some((one) => conditionOf(one) === column.name),
    ); // prettier-ignore
    if (unused.some((column) => saysQuantity(column, table))) return undefined;
  }
  if (
    asked.where.some(
      (condition) =>
        measures.some((one) => isMissingOf(condition, one)) || standsOnce(condition, table),
    )
  )
    return undefined;
  // Of a list in a cell, it is a part: "red, green" is red as well.
  if (isCounting && asked.where.some((condition) => isPartOfOthers(condition, table)))
    return undefined;
  const assumed: string[] = [];
  const held = new Set(
    asked.where.flatMap((one) => ("op" in one && one.op === "=" ? [one.column] : [])),
  );
  // Of one value, rows are counted: it is there once in any case.
  const [first, ...more] = measures.map((one) => one.how === "distinct" && !asked.saysDistinct && held.has(one.column?.name ?? "") ? { how: "count" as const } : one); // prettier-ignore
  if (first !== undefined) measures = [first, ...more];
  if (first?.how === "distinct" && first.column !== undefined && holdsLists(first.column))
    return undefined;
  // Of a single row, the different values are one: an amount is asked for, or the parts of a list.
  if (first?.how === "distinct" && asked.where.some((condition) => picksOneRow(condition, table)))
    return undefined;
  if (first?.how === "distinct" && first.column !== undefined && measures.length === 1 && !asked.saysDistinct && !isGrouped) {
    const share = (first.column.distinct ?? 0) / (table.rows ?? Infinity);
    if (isUnique(first.column, table)) measures = [{ how: "count" }];
    else if (share > FEW && share < ALL) {
      measures = [first, { how: "count" }];
      assumed.push(`each ${first.column.name} is counted once, and the rows beside`);
    }
  } // prettier-ignore
  return { measures, cost: noun === undefined ? 0 : 0.1, assumed };
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
  if (GOT.has(noun) || PERSONS.has(noun) || freeWords.some((word) => GETTING.has(word))) return false; // prettier-ignore
  return !table.columns.some((column) => isCount(column, table));
}

function comparesAmount({ where, targets }: Asked, { columns }: Table): boolean {
  const names = new Set(columns.filter(isAmount).map(({ name }) => name));
  return where.some((one) => names.has(conditionOf(one) ?? "")) || targets.some(isAmount);
}

function picksOneRow(condition: Condition, table: Table): boolean {
  if (!("op" in condition) || (condition.op !== "=" && condition.op !== "in") || condition.not === true) return false; // prettier-ignore
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
    return (parts.length > 1 && parts.includes(own)) || (bare !== "" && withoutRemarks(lower) === bare); // prettier-ignore
  });
}

/** Without numbers in front and brackets behind. */
function withoutRemarks(value: string): string {
  return value.replace(/^(?:[#№]|no\.?)\s*\d+\s+/u, "").replace(/\s*[([][^)\]]*[)\]]\s*$/u, "").trim(); // prettier-ignore
}
