import { stat } from "node:fs/promises";
import { z } from "zod";
import { defineTool, listedRows, tableSchema } from "../../catalog/authoring.ts";
import { findFiles } from "./find-files.ts";
import { folderInput, globInput } from "./inputs.ts";
import { regexMatcher, wordMatcher } from "./matcher.ts";
import { scanText } from "./read-text.ts";
import { count, listed, placeOf } from "./wording.ts";

/** Longer lines are data or bundled code: what stands around a match in them says nothing. */
const SHOWN_LINE_CHARACTERS = 300;

/** Lines that are listed unless more are asked for. */
const LISTED = 500;

/** Files that the answer names. */
const NAMED = 5;

export const search = defineTool({
  name: "search",
  description: "Search a word, phrase or regular expression in the files of a folder.",
  version: "1",
  input: z.object({
    text: z.string().min(1).describe("the word or phrase to search for"),
    folder: folderInput,
    glob: globInput,
    regex: z.boolean().default(false).describe("the text is a regular expression"),
    caseSensitive: z.boolean().default(false).describe("upper and lower case differ"),
    limit: z
      .int()
      .min(1)
      .max(10_000)
      .default(LISTED)
      .describe("how many matching lines to show at most"),
  }),
  output: z.object({
    table: tableSchema,
    text: z.string().describe("what was searched for"),
    lines: z.int().describe("lines that match, shown or not"),
    files: z.int().describe("files with a match"),
    most: z
      .array(z.object({ file: z.string(), lines: z.int() }))
      .describe(`the files with the most such lines, ${NAMED} at most`),
    searched: z.int().describe("text files that were searched"),
    skipped: z.int().describe("files that were not: binary, over 8 MiB, or not readable"),
    truncated: z.boolean().describe("more lines match than are shown"),
  }),
  permissions: { read: [{ arg: "folder" }] },
  cacheable: false, // the files may have changed since
  estimate: { seconds: 0.5 },
  phrases: [
    "search for a word",
    "find the text",
    "where is it used",
    "which files mention",
    "which files contain",
    "occurrences of",
    "grep",
    "look for a string in the code",
    "lines that match",
    "search the source code",
  ],

  async run({ text, folder, glob, regex, caseSensitive, limit }, context) {
    const matches = (regex ? regexMatcher : wordMatcher)(text, caseSensitive);
    const rows: { file: string; line: number; text: string }[] = [];
    const most: { file: string; lines: number }[] = [];
    let [lines, searched, skipped] = [0, 0, 0];
    const files = await findFiles(context, folder, glob);
    for (const [done, { file, path }] of files.entries()) {
      context.signal.throwIfAborted();
      context.progress({ done, total: files.length, text: "files" });
      const content = await scanText(path, (await stat(path)).size);
      if (content === undefined) {
        skipped += 1;
        continue;
      }
      searched += 1;
      const all = content.split(/\r?\n/);
      const found = matches(file, all);
      lines += found.length;
      if (found.length > 0) most.push({ file, lines: found.length });
      for (const index of found.slice(0, limit - rows.length)) {
        const shown = (all[index] ?? "").trim().slice(0, SHOWN_LINE_CHARACTERS);
        rows.push({ file, line: index + 1, text: shown });
      }
    }
    if (skipped > 0) {
      context.note(
        "ignored",
        `${count(skipped, "file")} ${skipped === 1 ? "was" : "were"} not searched: binary, over 8 MiB, or not readable`,
      );
    }
    return {
      table: {
        title: `Lines with ${text} ${placeOf(folder, glob)}`,
        columns: [
          { name: "file", type: "text" as const },
          { name: "line", type: "number" as const },
          { name: "text", type: "text" as const },
        ],
        ...listedRows(context, rows, {
          limit,
          unasked: LISTED,
          kept: `the first ${LISTED} lines`,
          totalRows: lines,
        }),
      },
      text,
      lines,
      files: most.length,
      most: most.toSorted((a, b) => b.lines - a.lines).slice(0, NAMED),
      searched,
      skipped,
      truncated: rows.length < lines,
    };
  },

  headline({ text, lines, files, most, searched, truncated }, { folder, glob }) {
    const scope = `${count(searched, "text file")} searched ${placeOf(folder, glob)}`;
    if (lines === 0) return [`"${text}" does not occur: ${scope}.`];
    const named = most.map((one) => `${one.file} (${count(one.lines, "line")})`);
    return [
      `"${text}" occurs on ${count(lines, "line")} of ${count(files, "file")}, with ${scope}.`,
      `${files > most.length ? "Most are in" : "It is in"} ${listed(named, "and")}.`,
      ...(truncated ? ["Not all of them are shown."] : []),
    ];
  },
});
