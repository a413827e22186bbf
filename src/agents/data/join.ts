import { z } from "zod";
import { defineTool, tableSchema } from "../../catalog/authoring.ts";
import { checkJoin } from "./checks/check-join.ts";
import { evaluate } from "./algebra/run/evaluate.ts";
import { namesOf } from "./algebra/run/names.ts";
import { queryOf } from "./algebra/run/query-of.ts";
import { columnInput, fileInput, readingInput } from "./inputs.ts";
import { joinKeys } from "./join-keys.ts";
import { count } from "./numbers.ts";
import { openTables, requireRows, titleOfFile } from "./tables/tables.ts";
import { ofDuckDB } from "./permissions.ts";

export const join = defineTool({
  name: "join",
  description: "Join two data files on a column that both have, such as an id or a name.",
  version: "1",
  input: z.object({
    file: fileInput,
    other: fileInput.describe("the data file to join with"),
    on: columnInput
      .optional()
      .describe(
        "the column whose values must be equal; found by itself when both have just one in common",
      ),
    otherOn: columnInput
      .optional()
      .describe(
        "its name in the other file, when it has another name there; found by its values when not given",
      ),
    keep: z
      .enum(["matching", "all"])
      .default("matching")
      .describe("matching: only rows with a partner; all: every row of the first file"),
    reading: readingInput,
    otherReading: readingInput.describe("the same for the other file"),
  }),
  output: z.object({
    table: tableSchema.describe("columns of the first file, then those of the other"),
    rows: z.int().describe("joined rows, listed or not"),
    matched: z.int().describe("rows of the first file that have a partner"),
    unmatched: z.int().describe("rows of the first file that have none"),
    otherUnmatched: z.int().describe("rows of the other file that have none"),
    truncated: z.boolean().describe("there are more rows than are listed"),
    sql: z.string().describe("the query in DuckDB's SQL"),
  }),
  permissions: { read: [{ arg: "file" }, { arg: "other" }], ...ofDuckDB },
  // The files may have changed since.
  cacheable: false,
  estimate: { seconds: 0.4 },
  phrases: [
    "join two files",
    "combine the files on",
    "merge by",
    "look up in the other file",
    "match rows of two files",
    "enrich with",
    "together with the columns of",
  ],

  check: checkJoin,

  async run({ file, other, on, otherOn, keep, reading, otherReading }, context) {
    const [leftName = "left", rightName = "right"] = namesOf([file, other].map(titleOfFile));
    using database = await openTables(
      [
        { name: leftName, source: { file, reading } },
        { name: rightName, source: { file: other, reading: otherReading } },
      ],
      context,
    );
    const [left, right] = database.tables;
    if (left === undefined || right === undefined) throw new Error("two files give two tables");
    for (const table of [left, right]) requireRows(table);
    const [leftKey, rightKey] = await joinKeys({ database, left, right }, on, otherOn);
    const query = queryOf({
      join: [
        {
          kind: keep === "all" ? "left" : "inner",
          on: [{ left: leftKey.name, right: rightKey.name }],
        },
      ],
    });
    const { published, joins, sql } = await evaluate(database, [left, right], query, context);
    const { columns, rows, totalRows, excerpt, whole } = published;
    const [counts] = joins;
    return {
      table: {
        title: `${left.title} with ${right.title}`,
        columns: [...columns],
        rows,
        ...(excerpt && { excerpt }),
        ...(whole && { whole }),
      },
      rows: totalRows,
      matched: counts?.matched ?? 0,
      unmatched: counts?.leftUnmatched ?? 0,
      otherUnmatched: counts?.rightUnmatched ?? 0,
      truncated: excerpt !== undefined,
      sql,
    };
  },

  headline({ rows, matched, unmatched, otherUnmatched }, { file, other }) {
    return [
      `The join gives ${count(rows, "row")}: ${count(matched, "row")} of ${file} ${matched === 1 ? "has" : "have"} a partner in ${other}, ${count(unmatched, "row")} ${unmatched === 1 ? "has" : "have"} none.`,
      ...(otherUnmatched === 0
        ? []
        : [
            `${count(otherUnmatched, "row")} of ${other} ${otherUnmatched === 1 ? "is" : "are"} not used.`,
          ]),
    ];
  },
});
