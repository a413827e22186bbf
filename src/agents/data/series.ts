/** A dataset seen as named series of values over time: what time series and correlations start from. */
import type { Cell, ToolContext } from "../../catalog/authoring.ts";
import type { Condition } from "./algebra/schema/where.ts";
import { findColumn, matchColumn } from "./columns.ts";
import type { How } from "./inputs.ts";
import { findAggregated, nameOfAggregate } from "./measures.ts";
import { findNamedValues, wherePlaced } from "./named-values.ts";
import { requireSettled } from "./read/column.ts";
import { identifier } from "./sql.ts";
import type { Dataset } from "./tables/dataset.ts";
import type { Column } from "./tables/loaded-table.ts";
import { findTimeAxis, partsOf, type TimeAxis } from "./time-axis.ts";

/** A table splits into series by itself up to this many: beyond it a chart is not readable. */
const MOST_SERIES = 12;

export interface SeriesRequest {
  readonly measure?: string | undefined;
  readonly by?: string | undefined;
  readonly only: readonly string[];
  readonly time?: string | undefined;
  readonly how: How;
  /** The stretch of time of one point, when it is known. */
  readonly bucket?: string | undefined;
  /** Whether a column sets series apart although none was asked for. */
  readonly splits: boolean;
}

/** Either each series is a column of numbers, or one column tells the series apart. */
export interface Series {
  readonly axis: TimeAxis;
  /** Columns that are series of their own; empty when one column tells them apart. */
  readonly columns: readonly Column[];
  /** The column that tells the series apart; `undefined` when there is just one. */
  readonly split: Column | undefined;
  /** What is measured; `undefined` when rows are counted. */
  readonly measure: Column | undefined;
  readonly where: readonly Condition[];
  /** What the values are, after aggregation. */
  readonly label: string;
  /** What the only series is called. */
  readonly alone: string;
  /** The order in which they were asked for; empty when nothing was. */
  readonly names: readonly Cell[];
}

export async function readSeries(
  dataset: Dataset,
  request: SeriesRequest,
  context: Pick<ToolContext, "note">,
): Promise<Series> {
  const { measure: asked, by, only, how } = request;
  const axis = await findTimeAxis(dataset, request.time, context, request.bucket);
  const columns = asked === undefined && by === undefined ? columnsNamed(dataset, only) : undefined;
  if (columns !== undefined) {
    const label = nameOfAggregate(how, { name: "value" });
    const names = columns.map(({ name }) => name);
    for (const column of columns) requireSettled(column);
    return {
      axis,
      columns,
      split: undefined,
      measure: undefined,
      where: [],
      label,
      alone: label,
      names,
    };
  }

  const split = by === undefined ? undefined : findColumn(dataset, by);
  const named = await findNamedValues(dataset, only, undefined);
  const several = named.find(({ values }) => values.length > 1) ?? named[0];
  const besides = [axis.column, ...axis.companions, split];
  const measure = await findAggregated(dataset, how, asked, besides);
  // Totals of unnamed groups are wanted whole; means of unlike things are not.
  const mixes = how === "mean" || how === "median" || how === "min" || how === "max";
  const asksForOne = split !== undefined || several !== undefined;
  const panel = asksForOne || !mixes ? undefined : await panelColumn(dataset, axis, measure);
  if (panel !== undefined && !request.splits) {
    context.note(
      "assumed",
      `all rows of one time are taken together: by ${panel.name} they would be series of their own`,
    );
  }
  const column = split ?? several?.column ?? (request.splits ? panel : undefined);
  const label = nameOfAggregate(how, measure);
  return {
    axis,
    columns: [],
    split: column,
    measure,
    where: wherePlaced(named),
    label,
    alone: how === "mean" && measure !== undefined ? measure.name : label,
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
  const own = new Set([axis.column, ...axis.companions].map(({ name }) => name));
  const texts = dataset.columns.filter(
    ({ name, type }) => type === "text" && !own.has(name) && name !== measure?.name,
  );
  const time = partsOf(axis);
  const counts = texts.flatMap(({ name }, i) => [
    `count(DISTINCT ${identifier(name)}) AS names${i}`,
    `count(DISTINCT (${time}, ${identifier(name)})) AS rows${i}`,
  ]);
  const [row = {}] = await dataset.select(
    `SELECT ${["count(*) AS rows", `count(DISTINCT (${time})) AS times`, ...counts].join(", ")} FROM data`,
  );
  if (row["rows"] === row["times"]) return undefined;
  const panels = texts.flatMap((column, i) => {
    const names = Number(row[`names${i}`]);
    const alone = row[`rows${i}`] === row["rows"];
    return alone && names > 1 && names <= MOST_SERIES ? [{ column, names }] : [];
  });
  return panels.toSorted((a, b) => a.names - b.names)[0]?.column;
}
