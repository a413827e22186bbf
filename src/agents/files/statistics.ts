import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { z } from "zod";
import { defineTool, tableSchema } from "../../catalog/authoring.ts";
import { findFiles, type FoundFile } from "./find-files.ts";
import { folderInput, globInput } from "./inputs.ts";
import { isBinary } from "./read-text.ts";
import { count, placeOf, size } from "./wording.ts";

interface Totals {
  files: number;
  lines: number;
  bytes: number;
}

const GROUPINGS = ["type", "folder", "folder and type"] as const;

export const statistics = defineTool({
  name: "statistics",
  description: "Count files, lines and bytes of a folder, by file type, by folder, or by both.",
  version: "1",
  input: z.object({
    folder: folderInput,
    glob: globInput,
    by: z.enum(GROUPINGS).default("type").describe("how the counts are grouped"),
    depth: z.int().min(1).max(20).default(1).describe("how many levels of folders to tell apart"),
  }),
  output: z.object({
    table: tableSchema,
    files: z.int(),
    lines: z.int().describe("lines of the text files"),
    bytes: z.int(),
    groups: z.int().describe("rows of the table"),
  }),
  permissions: { read: [{ arg: "folder" }] },
  cacheable: false, // the files may have changed since
  estimate: { seconds: 0.5 },
  phrases: [
    "count files",
    "how many files",
    "how many lines of code",
    "lines of code by folder",
    "file statistics",
    "size of the code",
    "files by type",
    "bytes by folder",
    "number of files and lines",
    "which folder is the biggest",
    "which folder has the most lines",
  ],

  async run({ folder, glob, by, depth }, context) {
    const total: Totals = { files: 0, lines: 0, bytes: 0 };
    const groups = new Map<string, { labels: Record<string, string>; totals: Totals }>();
    const files = await findFiles(context, folder, glob);
    for (const [done, found] of files.entries()) {
      context.signal.throwIfAborted();
      context.progress({ done, total: files.length, text: "files" });
      const content = await readFile(found.path).catch(() => undefined); // a link to nothing
      if (content === undefined) continue;
      const labels = labelsOf(found, by, depth);
      const key = JSON.stringify(labels);
      const group = groups.get(key) ?? { labels, totals: { files: 0, lines: 0, bytes: 0 } };
      groups.set(key, group);
      const lines = countLines(content);
      for (const totals of [total, group.totals]) {
        totals.files += 1;
        totals.lines += lines;
        totals.bytes += content.length;
      }
    }
    return {
      table: {
        title: `Files by ${by} ${placeOf(folder, glob)}`,
        columns: [
          ...by.split(" and ").map((name) => ({ name, type: "text" as const })),
          ...["files", "lines", "bytes"].map((name) => ({ name, type: "number" as const })),
        ],
        rows: [...groups.values()]
          .toSorted((a, b) => b.totals.lines - a.totals.lines || b.totals.bytes - a.totals.bytes)
          .map(({ labels, totals }) => ({ ...labels, ...totals })),
      },
      ...total,
      groups: groups.size,
    };
  },

  headline({ table, files, lines, bytes, groups }, { folder, glob, by }) {
    const place = placeOf(folder, glob);
    if (files === 0) return [`No files ${place}.`];
    const sentences = [
      `${count(files, "file")} with ${count(lines, "line")} and ${size(bytes)} ${place}.`,
    ];
    const first = table.rows[0];
    if (groups > 1 && first !== undefined) {
      const name = by.split(" and ").map((label) => first[label]);
      sentences.push(
        `Most lines by ${by}: ${name.join(", ")} with ${count(Number(first["lines"]), "line")} in ${count(Number(first["files"]), "file")}.`,
      );
    }
    return sentences;
  },
});

function labelsOf(
  { below }: FoundFile,
  by: (typeof GROUPINGS)[number],
  depth: number,
): Record<string, string> {
  const folders = below.split("/").slice(0, -1).slice(0, depth).join("/");
  return {
    ...(by === "type" ? {} : { folder: folders === "" ? "." : folders }),
    ...(by === "folder" ? {} : { type: extname(below).toLowerCase() || "(none)" }),
  };
}

/** Lines as an editor numbers them: the last one need not end. Binary files have none. */
function countLines(content: Uint8Array): number {
  if (content.length === 0 || isBinary(content)) return 0;
  let lines = content.at(-1) === 10 ? 0 : 1;
  for (let at = content.indexOf(10); at !== -1; at = content.indexOf(10, at + 1)) lines += 1;
  return lines;
}
