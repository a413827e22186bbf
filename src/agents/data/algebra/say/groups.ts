/** Results by group: all of them when they are few, else the ends; what has the most or least when that was asked. */
import { capitalise, count, sayList } from "../../numbers.ts";
import { isBucket } from "../compile/time.ts";
import type { AlgebraQuery } from "../schema/input.ts";
import { sayKeptGroups } from "./conditions.ts";
import { saySeries } from "./series.ts";
import {
  askedFirst,
  bucketOf,
  measureNamed,
  nameOfGroup,
  sayValue,
  TOLD,
  type Column,
  type Row,
  type Said,
} from "./said.ts";

/** Values of a group that are told. */
const VALUES = 3;

export function sayGroups(said: Said, query: AlgebraQuery): string[] {
  const { table, rows, keys } = said;
  const [asked, ...others] = askedFirst(said, query);
  if (asked === undefined) return [];
  const by = sayList(keys.map((name, i) => bucketOf(query, i) ?? name));
  const kept = sayKeptGroups(query);
  const extreme = sayExtreme(said, query, by, kept);
  if (extreme !== undefined) return [extreme];
  const series = rows > TOLD ? saySeries(said, query, kept) : [];
  if (series.length > 0) return series;
  const isComputed = measureNamed(query, asked.name) === undefined && query.extend.length > 0;
  const isListed =
    rows <= TOLD ||
    (others.length > 0 && !isComputed) ||
    asked.type !== "number" ||
    table.excerpt !== undefined ||
    query.order.length > 0;
  const what = others.length === 0 || isComputed ? `${asked.name} by ${by}` : `by ${by}`;
  if (isListed) {
    const list = table.rows.slice(0, TOLD).map((row) => {
      const name = nameOfGroup(row, keys, query);
      const named = (column: Column) => `${column.name} ${sayValue(row, column, query)}`;
      const rest = others.slice(0, VALUES - 1).map(named);
      if (rest.length === 0) return `${name} ${sayValue(row, asked, query)}`;
      return isComputed
        ? `${name} ${sayValue(row, asked, query)} (${rest.join(", ")})`
        : `${name} ${named(asked)}, ${rest.join(", ")}`;
    });
    const more = rows > list.length ? ` and others, ${count(rows, "group")} in all` : "";
    const separator = others.length === 0 || isComputed ? ", " : "; ";
    return [`${capitalise(what)}${kept}: ${list.join(separator)}${more}.`];
  }
  const ends = sayEnds(table.rows, asked, said, query);
  const start = `${capitalise(what)}${kept}`;
  return [
    ends === undefined
      ? `${start}: no values.`
      : `${start} is ${ends}, of ${count(rows, "group")}.`,
  ];
}

/** `The shop with the highest total revenue is North (4,023.12).` */
function sayExtreme(
  { table, rows, keys }: Said,
  query: AlgebraQuery,
  by: string,
  kept: string,
): string | undefined {
  const { extreme } = query;
  const of = table.columns.find(({ name }) => name === extreme?.of);
  const [first] = table.rows;
  if (extreme === undefined || extreme.within.length > 0) return undefined;
  if (of === undefined || first === undefined || keys.includes(of.name)) return undefined;
  const most = `the ${superlative(extreme.which, of, query)} ${of.name}${kept}`;
  const value = sayValue(first, of, query);
  if (rows === 1) return `The ${by} with ${most} is ${nameOfGroup(first, keys, query)} (${value}).`;
  const names = table.rows.slice(0, TOLD).map((row) => nameOfGroup(row, keys, query));
  return `${count(rows, "group")} by ${by} share ${most} (${value}): ${names.join(", ")}${rows > names.length ? " and others" : ""}.`;
}

/** Of rows that are counted there are the most, of times the latest. */
export function superlative(
  which: "greatest" | "least",
  { name, type }: Column,
  query: AlgebraQuery,
): string {
  const i = which === "greatest" ? 0 : 1;
  if (type === "time") return (["latest", "earliest"] as const)[i];
  const how = measureNamed(query, name)?.how ?? "";
  if (/^(count|distinct|missing)$/.test(how)) return (["most", "fewest"] as const)[i];
  return (["highest", "lowest"] as const)[i];
}

/** `highest for North (12) and lowest for South (3)`; of equals the first is named, and that there are others. */
function sayEnds(
  rows: readonly Row[],
  column: Column,
  { keys }: Said,
  query: AlgebraQuery,
): string | undefined {
  const bucket = bucketOf(query, 0);
  const isTime = bucket !== undefined && isBucket(bucket) && keys.length === 1;
  const valued = rows.filter((row) => row[column.name] !== null);
  const [largest] = valued.toSorted((a, b) => Number(b[column.name]) - Number(a[column.name]));
  const [smallest] = valued.toSorted((a, b) => Number(a[column.name]) - Number(b[column.name]));
  if (largest === undefined || smallest === undefined) return undefined;
  if (largest[column.name] === smallest[column.name])
    return `${sayValue(largest, column, query)} for every one`;
  const end = (row: Row) => {
    const isShared = valued.some((one) => one !== row && one[column.name] === row[column.name]);
    return `${isTime ? "in" : "for"} ${nameOfGroup(row, keys, query)}${isShared ? " and others" : ""} (${sayValue(row, column, query)})`;
  };
  return `highest ${end(largest)} and lowest ${end(smallest)}`;
}
