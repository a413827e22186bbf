import { z } from "zod";
import { cellSchema, defineTool, tableSchema, ToolError } from "../../catalog/authoring.ts";
import { checkAggregate } from "./checks/check-aggregate.ts";
import { evaluate } from "./algebra/run/evaluate.ts";
import { queryOf } from "./algebra/run/query-of.ts";
import { findColumn } from "./columns.ts";
import {
  columnInput,
  howInput,
  measureInput,
  onlyInput,
  readingInput,
  sourceInputs,
} from "./inputs.ts";
import { findAggregated, labelOf, measureWith } from "./measures.ts";
import { findNamedValues, wherePlaced } from "./named-values.ts";
import { capitalise, count, say, sayList } from "./numbers.ts";
import type { Row } from "./rows.ts";
import { openDataset } from "./tables/dataset.ts";
import { ofDuckDB } from "./permissions.ts";

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
    reading: readingInput,
  }),
  output: z.object({
    table: tableSchema.describe("one row a group: what it is grouped by, then the value"),
    value: cellSchema.describe("over all rows that are kept"),
    values: z.int().describe("values that went into it; rows without one do not count"),
    groups: z.int().describe("how many groups there are, listed or not"),
    largest: extremeSchema.describe("the group with the largest value"),
    smallest: extremeSchema,
    truncated: z.boolean().describe("there are more groups than are listed"),
    sql: z.string().describe("the query in DuckDB's SQL"),
  }),
  permissions: { read: [{ arg: "file" }], ...ofDuckDB },
  // The file may have changed since.
  cacheable: false,
  estimate: { seconds: 0.4 },
  phrases: [
    "average by group",
    "mean of a column",
    "average of",
    "total by",
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

  check: checkAggregate,

  async run({ how, measure, by, only, reading, ...source }, context) {
    using dataset = await openDataset({ ...source, reading }, context);
    const keys = by.map((name) => findColumn(dataset, name));
    const column = await findAggregated(dataset, how, measure, keys);
    const where = wherePlaced(await findNamedValues(dataset, only));
    const label = labelOf(how, column, keys);
    const measured = measureWith(how, column?.name, label);
    const ask = (query: Parameters<typeof queryOf>[0]) =>
      evaluate(dataset, [dataset], queryOf(query), context);
    const overall = await ask({ where, measures: [measured] });
    const { rowsKept, withoutValue } = overall.counts;
    if (rowsKept === 0) {
      throw new ToolError(`No row of ${dataset.title} has all of ${sayList(only)}.`, {
        help: "They stand in different columns and never together: take fewer of them.",
      });
    }
    const group = keys.map((key) => key.name);
    const grouped = keys.length === 0 ? overall : await ask({ where, group, measures: [measured] });
    const { rows, totalRows, excerpt, whole, columns } = grouped.published;
    const extreme = async (which: "greatest" | "least") => {
      const query = { where, group, measures: [measured], extreme: { which, of: label }, limit: 1 };
      const [row] = excerpt === undefined ? [] : (await ask(query)).published.rows;
      const found = row ?? extremeOf(rows, label, which);
      return found === undefined
        ? null
        : {
            name: group.map((key) => String(found[key] ?? "none")).join(", "),
            value: found[label] ?? null,
          };
    };
    return {
      table: {
        title: capitalise(`${label}${group.length === 0 ? "" : ` by ${sayList(group)}`}`),
        columns: [...columns],
        rows,
        ...(excerpt && { excerpt }),
        ...(whole && { whole }),
      },
      value: overall.published.rows[0]?.[label] ?? null,
      values: rowsKept - (column === undefined ? 0 : (withoutValue.get(column.name) ?? 0)),
      groups: totalRows,
      largest: await extreme("greatest"),
      smallest: await extreme("least"),
      truncated: excerpt !== undefined,
      sql: grouped.sql,
    };
  },

  headline({ table, value, values, groups, largest, smallest }, { how, by, only }) {
    const label = table.columns.at(-1)?.name ?? "value";
    const kept = only.length === 0 ? "" : ` (${sayList(only)})`;
    const overall = `${say(value)}${how === "count" ? "" : `, over ${count(values, "value")}`}.`;
    const measured = `${capitalise(label)}${kept}`;
    if (by.length === 0 || largest === null || smallest === null) {
      return [`${measured}: ${overall}`];
    }
    // What was asked for stands first: the groups, then what they make together.
    if (groups <= NAMED) {
      const keys = table.columns.slice(0, -1);
      const each = table.rows.map(
        (row) => `${keys.map(({ name }) => say(row[name])).join(" ")} ${say(row[label])}`,
      );
      return [`${measured} by ${sayList(by)}: ${each.join(", ")}.`, `Overall: ${overall}`];
    }
    return [
      `${measured} by ${sayList(by)}: of ${groups} groups, ${largest.name} has the largest (${say(largest.value)}) and ${smallest.name} the smallest (${say(smallest.value)}).`,
      `Overall: ${overall}`,
    ];
  },
});

/** The first of equal ones is the largest, the last the smallest. */
function extremeOf(
  rows: readonly Row[],
  label: string,
  which: "greatest" | "least",
): Row | undefined {
  const valued = rows
    .filter((row) => (row[label] ?? null) !== null)
    .toSorted((a, b) => Number(b[label]) - Number(a[label]));
  return which === "greatest" ? valued[0] : valued.at(-1);
}
