import { z } from "zod";
import { defineTool, tableSchema, ToolError } from "../../catalog/authoring.ts";
import { openPair, type DataTable } from "./dataset.ts";
import { columnInput, fileInput } from "./inputs.ts";
import { joinKeys, listColumns } from "./join-keys.ts";
import { count } from "./numbers.ts";
import { identifier } from "./sql.ts";

const MOST_ROWS = 10_000;

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
  }),
  output: z.object({
    table: tableSchema.describe("columns of the first file, then those of the other"),
    rows: z.int().describe("joined rows, listed or not"),
    matched: z.int().describe("rows of the first file that have a partner"),
    unmatched: z.int().describe("rows of the first file that have none"),
    otherUnmatched: z.int().describe("rows of the other file that have none"),
    truncated: z.boolean().describe("there are more rows than are listed"),
  }),
  permissions: { read: [{ arg: "file" }, { arg: "other" }], addons: true },
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

  async run({ file, other, on, otherOn, keep }, context) {
    using database = await openPair({ left: file, right: other }, context);
    const { left, right } = database;
    const [leftKey, rightKey] = await joinKeys(database, on, otherOn);
    const text = leftKey.type === rightKey.type ? "" : "::VARCHAR";
    const equal = `l.${identifier(leftKey.name)}${text} = r.${identifier(rightKey.name)}${text}`;

    const [counts = {}] = await database.select(
      `SELECT (SELECT count(*) FROM "left" l WHERE EXISTS (FROM "right" r WHERE ${equal})) AS matched,
         (SELECT count(*) FROM "left") AS lefts,
         (SELECT count(*) FROM "right" r WHERE NOT EXISTS (FROM "left" l WHERE ${equal})) AS others,
         (SELECT count(*) FROM "left" l JOIN "right" r ON ${equal}) AS pairs`,
    );
    const matched = Number(counts["matched"]);
    const unmatched = Number(counts["lefts"]) - matched;
    if (matched === 0) {
      throw new ToolError(
        `No value of ${leftKey.name} in ${left.title} equals one of ${rightKey.name} in ${right.title}.`,
        { help: `Join on another column. ${listColumns(left)} ${listColumns(right)}` },
      );
    }
    const added = right.columns
      .filter(({ name }) => name !== rightKey.name)
      .map((column) => ({ column, name: freeName(column.name, left, right.title) }));
    const list = [
      ...left.columns.map(({ name }) => `l.${identifier(name)}`),
      ...added.map(({ column, name }) => `r.${identifier(column.name)} AS ${identifier(name)}`),
    ];
    const rows = await database.select(
      `SELECT ${list.join(", ")} FROM "left" l ${keep === "all" ? "LEFT " : ""}JOIN "right" r ON ${equal}
       ORDER BY l.rowid, r.rowid LIMIT ${MOST_ROWS}`,
    );
    const total = Number(counts["pairs"]) + (keep === "all" ? unmatched : 0);
    return {
      table: {
        title: `${left.title} with ${right.title}`,
        columns: [...left.columns, ...added.map(({ column, name }) => ({ ...column, name }))],
        rows,
      },
      rows: total,
      matched,
      unmatched,
      otherUnmatched: Number(counts["others"]),
      truncated: total > MOST_ROWS,
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

/** A name that the left table does not use. */
function freeName(name: string, left: DataTable, title: string): string {
  const taken = (candidate: string) => left.columns.some((column) => column.name === candidate);
  return taken(name) ? freeName(`${name} (${title})`, left, title) : name;
}
