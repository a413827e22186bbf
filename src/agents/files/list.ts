import { stat } from "node:fs/promises";
import { z } from "zod";
import { defineTool, listedRows, tableSchema } from "../../catalog/authoring.ts";
import { findFiles } from "./find-files.ts";
import { folderInput, globInput } from "./inputs.ts";
import { count, listed, minute, placeOf, size } from "./wording.ts";

interface Entry {
  readonly file: string;
  readonly bytes: number;
  readonly modified: string;
}

const ORDERS = {
  name: () => 0, // they are found in the order of their paths
  largest: (a: Entry, b: Entry) => b.bytes - a.bytes,
  smallest: (a: Entry, b: Entry) => a.bytes - b.bytes,
  newest: (a: Entry, b: Entry) => b.modified.localeCompare(a.modified),
  oldest: (a: Entry, b: Entry) => a.modified.localeCompare(b.modified),
};

/** Files that are listed unless more are asked for. */
const LISTED = 1_000;

/** Files that the answer names; the table has all that were asked for. */
const NAMED = 5;

export const list = defineTool({
  name: "list",
  description: "List the files of a folder by pattern (glob), with their sizes and times.",
  version: "1",
  input: z.object({
    folder: folderInput,
    glob: globInput,
    order: z
      .enum(["name", "largest", "smallest", "newest", "oldest"])
      .default("name")
      .describe("which files come first")
      .meta({
        synonyms: {
          largest: ["by size", "biggest"],
          newest: ["by date", "by time", "latest", "most recent"],
          oldest: ["earliest"],
        },
      }),
    limit: z.int().min(1).max(10_000).default(LISTED).describe("how many files to list at most"),
  }),
  output: z.object({
    table: tableSchema,
    paths: z
      .array(z.string().meta({ format: "path" }))
      .describe("of the files that are listed, in their order"),
    files: z.int().describe("how many files match, listed or not"),
    bytes: z.int().describe("size of all that match"),
    truncated: z.boolean().describe("more files match than are listed"),
  }),
  permissions: { read: [{ arg: "folder" }] },
  cacheable: false, // the files may have changed since
  estimate: { seconds: 0.2 },
  phrases: [
    "list files",
    "which files are there",
    "find files",
    "show the files in a folder",
    "files matching a pattern",
    "largest files",
    "biggest files",
    "newest files",
    "recently changed files",
    "file sizes",
    "directory listing",
  ],

  async run({ folder, glob, order, limit }, context) {
    const entries: Entry[] = [];
    for (const { file, path } of await findFiles(context, folder, glob)) {
      const stats = await stat(path).catch(() => undefined); // gone since, or a link to nothing
      if (stats === undefined) continue;
      entries.push({ file, bytes: stats.size, modified: stats.mtime.toISOString() });
    }
    const ordered = entries.toSorted(ORDERS[order]);
    return {
      paths: ordered.slice(0, limit).map(({ file }) => file),
      table: {
        title: `Files ${placeOf(folder, glob)}`,
        columns: [
          { name: "file", type: "text" as const },
          { name: "bytes", type: "number" as const },
          { name: "modified", type: "time" as const },
        ],
        ...listedRows(
          context,
          ordered.map((entry) => ({ ...entry })),
          {
            limit,
            unasked: LISTED,
            kept: `the first ${LISTED.toLocaleString("en")} files${order === "name" ? "" : `, ${order} first`}`,
          },
        ),
      },
      files: entries.length,
      bytes: entries.reduce((sum, entry) => sum + entry.bytes, 0),
      truncated: entries.length > limit,
    };
  },

  headline({ files, bytes, truncated, table }, { folder, glob, order }) {
    const place = placeOf(folder, glob);
    if (files === 0) return [`No files ${place}.`];
    const sentences = [`${count(files, "file")} ${place}, ${size(bytes)} in all.`];
    const named = table.rows.slice(0, NAMED).map((row) => {
      const fact =
        order === "newest" || order === "oldest"
          ? minute(String(row["modified"]))
          : size(Number(row["bytes"]));
      return `${row["file"]} (${fact})`;
    });
    if (order !== "name") sentences.push(`The ${order}: ${listed(named, "and")}.`);
    else if (files <= NAMED)
      sentences.push(`${files === 1 ? "It is" : "They are"} ${listed(named, "and")}.`);
    if (truncated) sentences.push("Not all of them are listed.");
    return sentences;
  },
});
