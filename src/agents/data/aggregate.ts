import { z } from "zod";
import { cellSchema, defineTool, tableSchema, ToolError } from "../../catalog/authoring.ts";
import { findColumn } from "./columns.ts";
import { openDataset } from "./dataset.ts";
import { columnInput, howInput, measureInput, onlyInput, sourceInputs } from "./inputs.ts";
import { aggregateOf, findAggregated, nameOfAggregate } from "./measures.ts";
import { findNamedValues, whereNamed } from "./named-values.ts";
import { capitalise, count, say, sayList } from "./numbers.ts";
import { Bindings, identifier } from "./sql.ts";

const MOST_GROUPS = 1_000;
/** Groups that the headline names one by one. */
const NAMED = 5;

const extremeSchema = z.object({ name: z.string(), value: cellSchema }).nullable();

export const aggregate = defineTool({
  name: "aggregate",
  description:
    "Average, sum, count, median, minimum, maximum or number of different values of a column, over all rows or for each group.",
  version: "1",
  input: z.object({
    ...sourceInputs,
    how: howInput.default("mean"),
    measure: measureInput,
    by: z
      .array(columnInput)
      .default([])
      .describe("the columns to group by, such as region; none for one value over all rows"),
    only: onlyInput,
  }),
  output: z.object({
    table: tableSchema.describe("one row a group: what it is grouped by, then the value"),
    value: cellSchema.describe("over all rows that are kept"),
    values: z.int().describe("values that went into it; rows without one do not count"),
    groups: z.int().describe("how many groups there are, listed or not"),
    largest: extremeSchema.describe("the group with the largest value"),
    smallest: extremeSchema,
    truncated: z.boolean().describe("there are more groups than are listed"),
  }),
  permissions: { read: [{ arg: "file" }], addons: true },
  // The file may have changed since.
  cacheable: false,
  estimate: { seconds: 0.4 },
  phrases: [
    "average by group",
    "mean of a column",
    "total per category",
    "sum of",
    "how many per",
    "number of rows by",
    "count by",
    "median of",
    "highest and lowest value of a column",
    "group by",
    "for each",
    "how many different",
  ],

  async run({ how, measure, by, only, ...source }, context) {
    using dataset = await openDataset(source, context);
    const keys = by.map((name) => findColumn(dataset, name));
    const column = await findAggregated(dataset, how, measure, keys);
    const bindings = new Bindings();
    const where = whereNamed(await findNamedValues(dataset, only), bindings);
    const expression = column === undefined ? "*" : identifier(column.name);
    const outcome = aggregateOf(how, expression);
    const [overall] = await dataset.select(
      `SELECT count(*) AS rows, count(${expression}) AS values, ${outcome} AS value FROM data WHERE ${where}`,
      bindings.values,
    );
    if (overall === undefined || overall["rows"] === 0) {
      throw new ToolError(`No row of ${dataset.title} has all of ${sayList(only)}.`, {
        help: "They stand in different columns and never together: take fewer of them.",
      });
    }

    const name = nameOfAggregate(how, column);
    const label = keys.some((key) => key.name === name) ? `${name} value` : name;
    const list = keys.map((key) => identifier(key.name));
    // Groups that are words are ranked; times and numbers keep their own order.
    const ranked = keys.every(({ type }) => type === "text" || type === "boolean");
    const positions = keys.map((_, i) => i + 1);
    const byValue = `${keys.length + 1} DESC NULLS LAST`;
    const order = (ranked ? [byValue, ...positions] : positions).join(", ");
    const groups = await dataset.select(
      `SELECT ${[...list, `${outcome} AS ${identifier(label)}`].join(", ")} FROM data
       WHERE ${where} GROUP BY ALL ORDER BY ${order}`,
      bindings.values,
    );
    const extremes = groups
      .map((group) => ({
        name: keys.map((key) => String(group[key.name] ?? "none")).join(", "),
        value: group[label] ?? null,
      }))
      .filter(({ value }) => value !== null)
      .toSorted((a, b) => Number(b.value) - Number(a.value));
    return {
      table: {
        title: capitalise(
          `${label}${keys.length === 0 ? "" : ` by ${sayList(keys.map((key) => key.name))}`}`,
        ),
        columns: [...keys, { name: label, type: "number" as const }],
        rows: groups.slice(0, MOST_GROUPS),
      },
      value: overall["value"] ?? null,
      values: Number(overall["values"]),
      groups: groups.length,
      largest: extremes[0] ?? null,
      smallest: extremes.at(-1) ?? null,
      truncated: groups.length > MOST_GROUPS,
    };
  },

  headline({ table, value, values, groups, largest, smallest }, { how, by, only }) {
    const label = table.columns.at(-1)?.name ?? "value";
    const kept = only.length === 0 ? "" : ` (${sayList(only)})`;
    const overall = `${capitalise(label)}${kept}: ${say(value)}${how === "count" ? "" : `, over ${count(values, "value")}`}.`;
    if (by.length === 0 || largest === null || smallest === null) return [overall];
    if (groups <= NAMED) {
      const keys = table.columns.slice(0, -1);
      const each = table.rows.map(
        (row) => `${keys.map(({ name }) => say(row[name])).join(" ")} ${say(row[label])}`,
      );
      return [overall, `By ${sayList(by)}: ${each.join(", ")}.`];
    }
    return [
      overall,
      `Of ${groups} groups by ${sayList(by)}, ${largest.name} has the largest (${say(largest.value)}) and ${smallest.name} the smallest (${say(smallest.value)}).`,
    ];
  },
});
