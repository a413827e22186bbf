/** A dataset seen as named series of values over time: what time series and correlations start from. */
import type { Cell } from "../../catalog/authoring.ts";
import { findColumn, matchColumn } from "./columns.ts";
import type { Column, Dataset } from "./dataset.ts";
import type { How } from "./inputs.ts";
import { findAggregated, nameOfAggregate } from "./measures.ts";
import { findNamedValues, whereNamed } from "./named-values.ts";
import { Bindings, identifier } from "./sql.ts";
import { findTimeAxis, type TimeAxis } from "./time-axis.ts";

/** A table splits into series by itself up to this many: beyond it a chart is not readable. */
const MOST_SERIES = 12;

export interface SeriesRequest {
  readonly measure?: string | undefined;
  readonly by?: string | undefined;
  readonly only: readonly string[];
  readonly time?: string | undefined;
  readonly how: How;
}

export interface Series {
  /** SELECT with the columns `moment`, `name` and `value`. */
  readonly sql: string;
  readonly bindings: Bindings;
  readonly axis: TimeAxis;
  /** What tells the series apart: a column's name, or `series` when each is a column of its own. */
  readonly by: string | undefined;
  /** What the values are, after aggregation. */
  readonly label: string;
  /** The order in which they were asked for; empty when nothing was. */
  readonly names: readonly Cell[];
}

export async function readSeries(dataset: Dataset, request: SeriesRequest): Promise<Series> {
  const { measure: asked, by, only, how } = request;
  const axis = await findTimeAxis(dataset, request.time);
  const bindings = new Bindings();
  const at = axis.expression;

  const columns = asked === undefined && by === undefined ? columnsNamed(dataset, only) : undefined;
  if (columns !== undefined) {
    const parts = columns.map(
      ({ name }) =>
        `SELECT ${at} AS moment, ${bindings.add(name)} AS name, ${identifier(name)} AS value FROM data`,
    );
    const names = columns.map(({ name }) => name);
    const label = nameOfAggregate(how, { name: "value", type: "number" });
    return { sql: parts.join(" UNION ALL "), bindings, axis, by: "series", label, names };
  }

  const split = by === undefined ? undefined : findColumn(dataset, by);
  const named = await findNamedValues(dataset, only, undefined);
  const several = named.find(({ values }) => values.length > 1) ?? named[0];
  const measure = await findAggregated(dataset, how, asked, [axis.column, split]);
  // Totals of unnamed groups are wanted whole; means of unlike things are not.
  const mixes = how === "mean" || how === "median" || how === "min" || how === "max";
  const column =
    split ?? several?.column ?? (mixes ? await panelColumn(dataset, axis, measure) : undefined);
  const value = measure === undefined ? "1" : identifier(measure.name);
  const label = nameOfAggregate(how, measure);
  const alone = how === "mean" && measure !== undefined ? measure.name : label;
  const name = column === undefined ? bindings.add(alone) : `${identifier(column.name)}::VARCHAR`;
  const where = whereNamed(named, bindings);
  return {
    sql: `SELECT ${at} AS moment, ${name} AS name, ${value} AS value FROM data WHERE ${where}`,
    bindings,
    axis,
    by: column?.name,
    label,
    names: named.find((entry) => entry.column === column)?.values ?? [],
  };
}

/** The columns of numbers that all the names mean; `undefined` when any of them means none. */
export function columnsNamed(dataset: Dataset, names: readonly string[]): Column[] | undefined {
  const numbers = dataset.columns.filter(({ type }) => type === "number");
  const columns = names.flatMap((name) => matchColumn(numbers, name) ?? []);
  return names.length > 0 && new Set(columns).size === names.length ? columns : undefined;
}

/**
 * The text column that tells apart the rows of one time, as `symbol` does in a table of prices:
 * with it every row is alone at its time, and without it some are not.
 */
async function panelColumn(
  dataset: Dataset,
  axis: TimeAxis,
  measure: Column | undefined,
): Promise<Column | undefined> {
  const texts = dataset.columns.filter(
    ({ name, type }) => type === "text" && name !== axis.column.name && name !== measure?.name,
  );
  const counts = texts.flatMap(({ name }, i) => [
    `count(DISTINCT ${identifier(name)}) AS names${i}`,
    `count(DISTINCT (${axis.expression}, ${identifier(name)})) AS rows${i}`,
  ]);
  const [row = {}] = await dataset.select(
    `SELECT ${["count(*) AS rows", `count(DISTINCT ${axis.expression}) AS times`, ...counts].join(", ")} FROM data`,
  );
  if (row["rows"] === row["times"]) return undefined;
  const panels = texts.flatMap((column, i) => {
    const names = Number(row[`names${i}`]);
    const alone = row[`rows${i}`] === row["rows"];
    return alone && names > 1 && names <= MOST_SERIES ? [{ column, names }] : [];
  });
  return panels.toSorted((a, b) => a.names - b.names)[0]?.column;
}
