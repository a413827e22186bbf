/** The points of series: one value for each bucket of time and each name, computed by the table algebra. */
import type { ToolContext } from "../../catalog/authoring.ts";
import { evaluate } from "./algebra/run/evaluate.ts";
import { queryOf } from "./algebra/run/query-of.ts";
import type { How } from "./inputs.ts";
import { measureWith } from "./measures.ts";
import type { NamedPoint } from "./series-summary.ts";
import type { Series } from "./series.ts";
import type { Dataset } from "./tables/dataset.ts";
import type { Bucket } from "./time-buckets.ts";

export interface Points {
  readonly points: NamedPoint[];
  readonly sql: string;
  /** Whether there are more points than travel within a table. */
  readonly truncated: boolean;
}

/** In order of time. */
export async function pointsOf(
  dataset: Dataset,
  series: Series,
  how: How,
  bucket: Bucket,
  context: ToolContext,
): Promise<Points> {
  const { axis, columns, split, measure, where, alone } = series;
  const [month, day] = axis.companions.map(({ name }) => name);
  const at = "at"; // names of the query's own columns, not of the data's
  const key = {
    column: axis.column.name,
    bucket,
    as: at,
    ...(month !== undefined && { month }),
    ...(day !== undefined && { day }),
  };
  const measures =
    columns.length > 0
      ? columns.map(({ name }) => measureWith(how, name, columnName(name)))
      : [measureWith(how, measure?.name, "value")];
  const filled = (column: string) => ({ op: "missing" as const, column, not: true });
  const isTime = axis.column.type === "time";
  const query = queryOf({
    where: [
      ...where,
      ...(split === undefined ? [] : [filled(split.name)]),
      ...(isTime ? [filled(axis.column.name)] : []),
    ],
    group: split === undefined ? [key] : [key, split.name],
    measures,
    having: columns.length > 0 ? [] : [filled("value")],
  });
  const { published, sql } = await evaluate(dataset, [dataset], query, context);
  const { rows, excerpt } = published;
  const points = rows.flatMap((row): NamedPoint[] => {
    const when = String(row[at]);
    if (columns.length === 0) {
      const name = split === undefined ? alone : String(row[split.name]);
      return [{ at: when, name, value: Number(row["value"]) }];
    }
    return columns.flatMap(({ name }) => {
      const value = row[columnName(name)] ?? null;
      return value === null ? [] : [{ at: when, name, value: Number(value) }];
    });
  });
  return { points, sql, truncated: excerpt !== undefined };
}

function columnName(name: string): string {
  return `value of ${name}`;
}
