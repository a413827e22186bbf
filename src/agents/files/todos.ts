import { stat } from "node:fs/promises";
import { posix } from "node:path";
import { z } from "zod";
import { defineTool, listedRows, tableSchema } from "../../catalog/authoring.ts";
import { commentLines } from "./comments.ts";
import { findFiles } from "./find-files.ts";
import { folderInput, globInput } from "./inputs.ts";
import { scanText } from "./read-text.ts";
import { findTodos, todoKinds, type Todo } from "./todo.ts";
import { UncountedMarks } from "./uncounted-marks.ts";
import { count, listed, placeOf, shorten } from "./wording.ts";

const GROUPINGS = ["folder", "kind", "file", "folder and kind"] as const;

/** A folder with more open ends than this needs a count, not a list. */
const LISTED = 5_000;

/** Comments that the answer names; the table has them all. */
const NAMED = 3;

export const todos = defineTool({
  name: "todos",
  description:
    "Collect the TODO, FIXME, HACK and XXX comments of source code, or count them by folder, kind or file.",
  version: "1",
  input: z.object({
    folder: folderInput,
    glob: globInput,
    kinds: z
      .array(z.enum(todoKinds))
      .min(1)
      .default([...todoKinds])
      .describe("which marks to look for"),
    by: z
      .enum(GROUPINGS)
      .optional()
      .describe("count them by this instead of listing each with its line and text"),
  }),
  output: z.object({
    table: tableSchema,
    comments: z.int().describe("how many such comments there are"),
    files: z.int().describe("files that have one"),
    scanned: z.int().describe("source files that were scanned"),
    counts: z.record(z.string(), z.int()).describe("comments of each kind"),
    truncated: z.boolean().describe("there are more comments than are listed"),
  }),
  permissions: { read: [{ arg: "folder" }] },
  cacheable: false, // the files may have changed since
  estimate: { seconds: 0.5 },
  phrases: [
    "TODO comments",
    "find TODOs",
    "list FIXME comments",
    "open todos in the code",
    "count the TODO comments",
    "todos by folder",
    "technical debt in comments",
    "HACK and XXX marks",
    "unfinished work in the source",
  ],

  async run({ folder, glob, kinds, by }, context) {
    const found: Todo[] = [];
    const scanned: string[] = [];
    const uncounted = new UncountedMarks(kinds);
    for (const { file, path } of await findFiles(context, folder, glob)) {
      context.signal.throwIfAborted();
      const source = await scanText(path, (await stat(path)).size);
      if (source === undefined) continue;
      const lines = commentLines(file, source);
      uncounted.look(file, source, lines);
      if (lines === undefined) continue;
      scanned.push(file);
      found.push(...findTodos(file, lines).filter(({ kind }) => kinds.includes(kind)));
    }
    const left = uncounted.note(scanned);
    if (left !== undefined) context.note("ignored", left);
    const rows = found.map((todo) => ({ folder: posix.dirname(todo.file), ...todo }));
    return {
      table:
        by === undefined
          ? {
              title: `${kinds.join(", ")} comments ${placeOf(folder, glob)}`,
              columns: [
                { name: "file", type: "text" as const },
                { name: "line", type: "number" as const },
                { name: "kind", type: "text" as const },
                { name: "text", type: "text" as const },
              ],
              ...listedRows(
                context,
                found.map((todo) => ({ ...todo })),
                {
                  limit: LISTED,
                  unasked: LISTED,
                  kept: `the first ${LISTED.toLocaleString("en")} comments`,
                },
              ),
            }
          : {
              title: `${kinds.join(", ")} comments by ${by} ${placeOf(folder, glob)}`,
              columns: [
                ...by.split(" and ").map((name) => ({ name, type: "text" as const })),
                { name: "comments", type: "number" as const },
              ],
              rows: countBy(rows, by.split(" and ")),
            },
      comments: found.length,
      files: new Set(found.map(({ file }) => file)).size,
      scanned: scanned.length,
      counts: Object.fromEntries(
        kinds.map((kind) => [kind, found.filter((todo) => todo.kind === kind).length]),
      ),
      truncated: by === undefined && found.length > LISTED,
    };
  },

  headline({ table, comments, files, scanned, counts }, { folder, glob, by }) {
    const place = placeOf(folder, glob);
    const kinds = Object.entries(counts);
    if (comments === 0) {
      const names = listed(Object.keys(counts), "or");
      return [`No ${names} comments in ${count(scanned, "source file")} ${place}.`];
    }
    const parts = kinds
      .filter(([, n]) => n > 0)
      .map(([kind, n]) => `${n.toLocaleString("en")} ${kind}`);
    const sentences = [
      `${listed(parts, "and")} ${comments === 1 ? "comment" : "comments"} in ${files.toLocaleString("en")} of ${count(scanned, "source file")} ${place}.`,
    ];
    const [first] = table.rows;
    if (by === undefined) {
      const named = table.rows.slice(0, NAMED).map((row) => {
        const text = shorten(String(row["text"]), 60);
        return `${row["file"]}, line ${row["line"]}${text === "" ? "" : `: ${text}`}`;
      });
      sentences.push(`The first: ${named.join("; ")}.`);
    } else if (table.rows.length > 1 && first !== undefined) {
      const name = by.split(" and ").map((label) => first[label]);
      sentences.push(`Most by ${by}: ${name.join(", ")} with ${first["comments"]}.`);
    }
    return sentences;
  },
});

/** Rows with the count of each combination of labels, the most frequent first. */
function countBy(
  rows: readonly Readonly<Record<string, string | number>>[],
  labels: readonly string[],
) {
  const groups = Map.groupBy(rows, (row) => JSON.stringify(labels.map((label) => row[label])));
  return [...groups.values()]
    .map((group) => ({
      ...Object.fromEntries(labels.map((label) => [label, group[0]?.[label] ?? ""])),
      comments: group.length,
    }))
    .toSorted((a, b) => b.comments - a.comments);
}
