/** What a person wants to know of a result: first what was asked for, then what was left out. */
import type { Cell, Table } from "../../../../catalog/authoring.ts";
import { capitalise, count, sayList } from "../../numbers.ts";
import type { Row } from "../../rows.ts";
import type { AlgebraQuery } from "../schema/input.ts";
import type { Bucket, Cycle } from "../schema/derive.ts";
import type { JoinCounts } from "../run/count-joins.ts";
import type { Ties } from "../run/count-rows.ts";
import { sayCell, sayKey } from "./cells.ts";
import { sayKept } from "./conditions.ts";

export interface Said {
  readonly table: Table;
  readonly keys: readonly string[];
  readonly isGrouped: boolean;
  readonly rows: number;
  readonly rowsIn: number;
  readonly rowsKept: number;
  readonly withoutValue: readonly { readonly column: string; readonly rows: number }[];
  readonly joins: readonly Omit<JoinCounts, "isLookUp">[];
  readonly ties: Ties | null;
}

/** Groups that are told one by one. */
const TOLD = 5;
/** Measures of a group that are told. */
const MEASURES = 3;
/** Columns of a row that are told. */
const COLUMNS = 6;

export function sentencesOf(said: Said, query: AlgebraQuery): string[] {
  return [...result(said, query), ...joined(said), ...tied(said), ...missing(said)];
}

function result(said: Said, query: AlgebraQuery): string[] {
  const { table, rows, rowsIn, rowsKept, isGrouped, keys } = said;
  const kept = sayKept(query);
  if (rowsKept === 0)
    return [`No row of ${count(rowsIn, "row")} fits${kept}.`, ...onlyValues(said, kept)];
  if (rows === 0) return [`The result has no rows${kept}.`];
  if (isGrouped && keys.length === 0) return onlyValues(said, kept);
  const measures = table.columns.filter(({ name }) => !keys.includes(name));
  const [measure, ...others] = measures;
  const [first] = table.rows;
  if (first === undefined) return [];
  if (!isGrouped || measure === undefined) {
    const what =
      query.limit === undefined && query.extreme === undefined && query.neighbour === undefined
        ? count(rows, "row")
        : `${rows.toLocaleString("en")} of ${count(rowsKept, "row")}`;
    return [`${what}${kept}${rows === 1 ? ": " : "; the first: "}${sayRow(first, table, query)}.`];
  }
  const by = sayList(keys.map((name, i) => bucketOf(query, i) ?? name));
  if (
    rows <= TOLD ||
    others.length > 0 ||
    measure.type !== "number" ||
    table.excerpt !== undefined ||
    query.order.length > 0
  ) {
    const listed = table.rows.slice(0, TOLD).map((row) => {
      const values = measures.slice(0, MEASURES).map((column) => {
        const value = sayCell(row[column.name], column, isStatistic(column.name, query));
        return others.length === 0 ? value : `${column.name} ${value}`;
      });
      return `${keyOf(row, keys, query)} ${values.join(", ")}`;
    });
    const more = rows > listed.length ? `, the first of ${count(rows, "group")}` : "";
    const what = others.length === 0 ? measure.name : "Result";
    return [
      `${capitalise(what)} by ${by || "group"}${kept}: ${listed.join(others.length === 0 ? ", " : "; ")}${more}.`,
    ];
  }
  const valued = table.rows.filter((row) => row[measure.name] !== null);
  const largest = extremeOf(valued, measure.name, 1);
  const smallest = extremeOf(valued, measure.name, -1);
  if (largest === undefined || smallest === undefined)
    return [`${capitalise(measure.name)} by ${by}${kept}: no values.`];
  const value = (row: Row) => sayCell(row[measure.name], measure, isStatistic(measure.name, query));
  return [
    `${capitalise(measure.name)} by ${by}${kept}: of ${count(rows, "group")}, ${keyOf(largest, keys, query)} has the largest (${value(largest)}) and ${keyOf(smallest, keys, query)} the smallest (${value(smallest)}).`,
  ];
}

function onlyValues({ table }: Said, kept: string): string[] {
  const [row] = table.rows;
  if (row === undefined) return [];
  const list = table.columns.map(
    (column) =>
      `${column.name} ${sayCell(row[column.name], column, column.name.startsWith("mean"))}`,
  );
  const [only] = table.columns;
  if (table.columns.length === 1 && only !== undefined) {
    return [
      `${capitalise(only.name)}${kept}: ${sayCell(row[only.name], only, /^(mean|standard|variance|population|median|\d)/.test(only.name))}.`,
    ];
  }
  return [`${capitalise(list.join(", "))}${kept}.`];
}

function bucketOf({ group }: AlgebraQuery, i: number): Bucket | Cycle | undefined {
  const key = group[i];
  return key === undefined || typeof key === "string" ? undefined : key.bucket;
}

function keyOf(row: Row, keys: readonly string[], query: AlgebraQuery): string {
  return keys.map((name, i) => sayKey(row[name], bucketOf(query, i))).join(" ");
}

function extremeOf(rows: readonly Row[], name: string, sign: 1 | -1): Row | undefined {
  const of = (row: Row) => sign * Number(row[name]);
  return rows.reduce<Row | undefined>(
    (best, row) => (best === undefined || of(row) > of(best) ? row : best),
    undefined,
  );
}

/** Means have more digits than the data they are made of. */
function isStatistic(name: string, { measures, extend }: AlgebraQuery): boolean {
  const found = measures.find((measure) => (measure.as ?? "") === name);
  const how = found?.how ?? name.split(" ", 1)[0] ?? "";
  return (
    /^(mean|median|quantile|stddev|variance|standard|population|share|percent|\d)/.test(how) ||
    extend.some((each) => each.as === name || name.includes(each.op))
  );
}

function sayRow(row: Row, table: Table, query: AlgebraQuery): string {
  const told = table.columns.slice(0, COLUMNS).map((column): string => {
    const cell: Cell | undefined = row[column.name];
    return `${column.name} ${sayCell(cell, column, isStatistic(column.name, query))}`;
  });
  return told.join(", ");
}

function joined({ joins }: Said): string[] {
  return joins.flatMap(({ left, right, matched, leftUnmatched, rightUnmatched }) => {
    if (leftUnmatched === 0 && rightUnmatched === 0) return [];
    return [
      `${count(matched, "row")} of ${left} ${matched === 1 ? "has" : "have"} a partner in ${right}; ${count(leftUnmatched, "row")} of ${left} and ${count(rightUnmatched, "row")} of ${right} have none.`,
    ];
  });
}

function tied({ ties }: Said): string[] {
  if (ties === null) return [];
  return [
    `${count(ties.rows, "row")} share place ${ties.place}, of which ${ties.listed} ${ties.listed === 1 ? "is" : "are"} listed.`,
  ];
}

function missing({ withoutValue, rowsKept }: Said): string[] {
  return withoutValue
    .filter(({ rows }) => rows > 0)
    .map(
      ({ column, rows }) =>
        `${count(rows, "row")} of ${rowsKept.toLocaleString("en")} ${rows === 1 ? "has" : "have"} no ${column} and ${rows === 1 ? "does" : "do"} not count.`,
    );
}
