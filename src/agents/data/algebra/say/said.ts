/** What there is to say something of: a result, and what was left out on the way to it. */
import type { Cell, Table } from "../../../../catalog/authoring.ts";
import type { SeriesSummary } from "../../series-summary.ts";
import type { JoinCounts } from "../run/count-joins.ts";
import type { Ties } from "../run/count-rows.ts";
import type { Bucket, Cycle } from "../schema/derive.ts";
import type { AlgebraQuery } from "../schema/input.ts";
import { nameOfMeasure } from "../compile/measure.ts";
import { sayCell, sayKey } from "./cells.ts";

export interface Said {
  readonly table: Table;
  readonly keys: readonly string[];
  readonly isGrouped: boolean;
  readonly rows: number;
  readonly rowsIn: number;
  readonly rowsKept: number;
  readonly series: readonly SeriesSummary[];
  readonly comparison: Comparison | null;
  readonly withoutValue: readonly { readonly column: string; readonly rows: number }[];
  readonly joins: readonly Omit<JoinCounts, "isLookUp">[];
  readonly ties: Ties | null;
}

export interface Comparison {
  readonly larger: string;
  readonly smaller: string;
  readonly ratio: number;
}

export type Column = Table["columns"][number];
export type Row = Readonly<Record<string, Cell>>;

/** Groups and rows that are told one by one. */
export const TOLD = 5;

export function measureNamed({ measures }: AlgebraQuery, name: string) {
  return measures.find(
    (measure) =>
      (measure.as ??
        (measure.column === undefined ? "rows" : nameOfMeasure(measure, measure.column))) === name,
  );
}

/** What is neither a key nor a measure was computed of the result (a share, a change): it is what was asked for. */
export function askedFirst({ table, keys }: Said, query: AlgebraQuery): readonly Column[] {
  const values = table.columns.filter(({ name }) => !keys.includes(name));
  const isMeasure = ({ name }: Column) =>
    measureNamed(query, name) !== undefined || query.extend.length === 0;
  return [...values.filter((one) => !isMeasure(one)), ...values.filter(isMeasure)];
}

export function bucketOf({ group }: AlgebraQuery, i: number): Bucket | Cycle | undefined {
  const key = group[i];
  return key === undefined || typeof key === "string" ? undefined : key.bucket;
}

/** `North 2024-03`. */
export function nameOfGroup(row: Row, keys: readonly string[], query: AlgebraQuery): string {
  return keys.map((name, i) => sayKey(row[name], bucketOf(query, i))).join(" ");
}

export function sayValue(row: Row, column: Column, query: AlgebraQuery): string {
  return sayCell(row[column.name], column, isStatistic(column.name, query));
}

/** Means have more digits than the data they are made of. */
function isStatistic(name: string, query: AlgebraQuery): boolean {
  const how = measureNamed(query, name)?.how ?? name.split(" ", 1)[0] ?? "";
  return (
    /^(mean|median|quantile|stddev|variance|standard|population|share|percent|\d)/.test(how) ||
    query.extend.some((each) => each.as === name || name.includes(each.op))
  );
}
