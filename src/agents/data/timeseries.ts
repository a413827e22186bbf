import { z } from "zod";
import {
  defineTool,
  isWrittenPeriod,
  pointSchema,
  tableSchema,
  ToolError,
} from "../../catalog/authoring.ts";
import {
  columnInput,
  howInput,
  measureInput,
  onlyInput,
  readingInput,
  sourceInputs,
  timeInput,
} from "./inputs.ts";
import { checkTimeseries } from "./checks/check-timeseries.ts";
import { capitalise, count, say, sayList, sayPeriods, sayTime } from "./numbers.ts";
import {
  compareSeries,
  comparisonSchema,
  seriesSchema,
  summariseSeries,
} from "./series-summary.ts";
import { pointsOf } from "./series-points.ts";
import { readSeries } from "./series.ts";
import { openDataset } from "./tables/dataset.ts";
import { chooseBucket } from "./time-axis.ts";
import { BUCKETS } from "./time-buckets.ts";
import { ofDuckDB } from "./permissions.ts";

const MOST_SERIES = 30;

export const timeseries = defineTool({
  name: "timeseries",
  description:
    "Average, total or count of a column per day, week, month, quarter or year, as one series or several, such as the monthly average price of AAPL and MSFT.",
  version: "1",
  input: z.object({
    ...sourceInputs,
    measure: measureInput,
    how: howInput.default("mean"),
    bucket: z
      .enum(BUCKETS)
      .optional()
      .describe(
        "the stretch of time of one point: day (daily), week (weekly), month (monthly), quarter (quarterly), year (yearly, annual); chosen by the data when not given",
      )
      .meta({
        synonyms: {
          day: ["daily", "per day", "each day", "every day"],
          week: ["weekly", "per week"],
          month: ["monthly", "per month"],
          quarter: ["quarterly", "per quarter"],
          year: ["yearly", "annual", "annually", "per year", "by year"],
        },
      }),
    only: onlyInput,
    by: columnInput
      .optional()
      .describe(
        "the column that splits it into series, such as symbol; found by itself for `only`",
      ),
    time: timeInput,
    reading: readingInput,
  }),
  output: z.object({
    table: tableSchema.describe("one row a point: time, series, value"),
    series: z.array(seriesSchema),
    seriesTotal: z.int().describe("how many series there are, listed or not"),
    comparison: comparisonSchema.nullable().describe("of exactly two series"),
    points: z.array(pointSchema).describe("the points when there is one series; else empty"),
    bucket: z.enum(BUCKETS),
    truncated: z.boolean().describe("there are more series than are given"),
    sql: z.string().describe("the query in DuckDB's SQL"),
  }),
  permissions: { read: [{ arg: "file" }], ...ofDuckDB },
  // The file may have changed since.
  cacheable: false,
  estimate: { seconds: 0.4 },
  phrases: [
    "monthly average",
    "average per month",
    "over time",
    "time series",
    "per day",
    "weekly total",
    "by year",
    "yearly sum",
    "quarterly",
    "history of a column",
    "development over the years",
    "trend over time",
    "compare the monthly average of two names",
  ],

  check: checkTimeseries,

  async run(input, context) {
    using dataset = await openDataset(input, context);
    const series = await readSeries(dataset, { ...input, splits: false }, context);
    const bucket = input.bucket ?? (await chooseBucket(dataset, series.axis));
    const { points, sql, truncated } = await pointsOf(dataset, series, input.how, bucket, context);
    if (points.length === 0) {
      throw new ToolError(`${dataset.title} has no values of ${series.label} with a time.`, {
        help: "Take another column, or other names.",
      });
    }
    if (truncated) {
      throw new ToolError(`There are more than ${count(points.length, "point")}.`, {
        help: "Take a longer stretch of time for each (bucket), or fewer names (only).",
      });
    }

    const asked = series.names.map(String);
    const position = (name: string) => (asked.includes(name) ? asked.indexOf(name) : asked.length);
    const summaries = summariseSeries(points).toSorted(
      (a, b) => position(a.name) - position(b.name) || b.mean - a.mean,
    );
    const listed = summaries.slice(0, MOST_SERIES);
    if (summaries.length > MOST_SERIES) {
      context.note(
        "cut",
        `of ${count(summaries.length, "series")} the ${MOST_SERIES} with the largest mean are listed`,
      );
    }
    const rank = new Map(listed.map(({ name }, i) => [name, i]));
    const shown = points
      .filter(({ name }) => rank.has(name))
      .toSorted(
        (a, b) => a.at.localeCompare(b.at) || (rank.get(a.name) ?? 0) - (rank.get(b.name) ?? 0),
      );

    const time = series.axis.column.name;
    const { label } = series;
    const by = series.columns.length > 0 ? "series" : series.split?.name;
    const split =
      by === undefined
        ? ""
        : summaries.length > 4
          ? ` by ${by}`
          : ` of ${sayList(listed.map(({ name }) => name))}`;
    return {
      table: {
        title: `${capitalise(label)} per ${bucket}${split}`,
        columns: [
          { name: time, type: "time" as const, ...(isWrittenPeriod(bucket) && { period: bucket }) },
          ...(by === undefined ? [] : [{ name: by, type: "text" as const }]),
          { name: label, type: "number" as const },
        ],
        rows: shown.map(({ at, name, value }) => ({
          [time]: at,
          ...(by !== undefined && { [by]: name }),
          [label]: value,
        })),
      },
      series: listed,
      seriesTotal: summaries.length,
      comparison: compareSeries(summaries),
      points: summaries.length === 1 ? points.map(({ at, value }) => ({ at, value })) : [],
      bucket,
      truncated: summaries.length > MOST_SERIES,
      sql,
    };
  },

  headline({ table, series, seriesTotal, bucket, comparison }, { how }) {
    const label = table.columns.at(-1)?.name ?? "value";
    const rate = how === "sum" || how === "count" || how === "distinct" ? ` a ${bucket}` : "";
    if (seriesTotal > 3) {
      const ranked = series.toSorted((a, b) => b.mean - a.mean);
      const [most, least] = [ranked[0], ranked.at(-1)];
      if (most === undefined || least === undefined) return [];
      return [
        `${capitalise(label)} of ${count(seriesTotal, "series")}: ${most.name} averaged the most (${say(most.mean)}${rate}) and ${least.name} the least (${say(least.mean)}${rate}).`,
        `The highest of ${most.name} was ${say(most.max)} ${sayTime(most.maxAt, bucket)}.`,
      ];
    }
    const each = series.map((one) => {
      const of = how === "mean" || one.name === label ? one.name : `${one.name}: ${label}`;
      const periods = sayPeriods(one.count, one.firstAt, one.lastAt, bucket);
      return `${capitalise(of)} averaged ${say(one.mean)}${rate} ${periods}; highest ${say(one.max)} ${sayTime(one.maxAt, bucket)}, lowest ${say(one.min)} ${sayTime(one.minAt, bucket)}.`;
    });
    if (comparison === null) return each;
    const { larger, smaller, ratio } = comparison;
    return [...each, `${larger} averaged ${say(ratio)} times as much as ${smaller}.`];
  },
});
