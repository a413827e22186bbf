import { posix } from "node:path";
import { z } from "zod";
import { defineTool, tableSchema } from "../../catalog/authoring.ts";
import { countChurn } from "./churn.ts";
import { folderInput, pathInput, scopeOf, sinceInput, untilInput } from "./inputs.ts";
import { COMMIT_FORMAT, parseLog } from "./parse-numstat.ts";
import { DIFF_OPTIONS, openRepository } from "./repository.ts";
import { count } from "./wording.ts";

export const hotspots = defineTool({
  name: "hotspots",
  description:
    "Find the hotspots of a git repository: the files that change most often, with their commits, churn (lines added and deleted) and authors.",
  version: "1",
  input: z.object({
    folder: folderInput,
    path: pathInput,
    since: sinceInput,
    until: untilInput,
    limit: z.int().min(1).max(1_000).default(20).describe("how many files to list at most"),
  }),
  output: z.object({
    table: tableSchema,
    files: z.int().describe("files that were changed and still exist, listed or not"),
    commits: z.int().describe("commits that were looked at"),
    truncated: z.boolean().describe("there are more files than are listed"),
  }),
  permissions: { read: [{ arg: "folder" }], commands: ["git"] },
  cacheable: false, // the history may have grown since
  estimate: { seconds: 0.5 },
  phrases: [
    "hotspots",
    "files that change most often",
    "most changed files",
    "most frequently changed",
    "code churn",
    "which files are touched most",
    "files with the most commits",
    "unstable files",
  ],

  async run({ limit, ...selection }, context) {
    const repository = await openRepository(context, selection.folder);
    const limits = repository.limits(selection);
    const options = ["--encoding=UTF-8", COMMIT_FORMAT, ...DIFF_OPTIONS];
    const [output, tree] = await Promise.all([
      repository.git(["log", ...options, ...limits]),
      repository.git(["ls-tree", "-r", "-z", "--name-only", "HEAD"]),
    ]);
    const commits = parseLog(output);
    const existing = new Set(tree.split("\0"));
    const rows = countChurn(commits)
      .filter(({ file }) => existing.has(file))
      .toSorted((a, b) => b.commits - a.commits || b.churn - a.churn);
    return {
      table: {
        title: `Files by commits${scopeOf(selection)}`,
        columns: [
          { name: "file", type: "text" as const },
          ...["commits", "churn", "insertions", "deletions", "authors"].map((name) => ({
            name,
            type: "number" as const,
          })),
        ],
        rows: rows
          .slice(0, limit)
          .map((row) => ({ ...row, file: posix.join(selection.folder, row.file) })),
      },
      files: rows.length,
      commits: commits.length,
      truncated: rows.length > limit,
    };
  },

  headline({ table, files, commits }, selection) {
    const scope = scopeOf(selection);
    const number = (value: unknown) => Number(value).toLocaleString("en");
    const [first, ...others] = table.rows;
    if (first === undefined) return [`No file that still exists was changed by commits${scope}.`];
    const next = others.slice(0, 2).map((row) => {
      const asOften = row["commits"] === first["commits"] ? ", as often" : "";
      return `${row["file"]} (${number(row["commits"])}${asOften})`;
    });
    return [
      `${first["file"]} changed most often: in ${number(first["commits"])} of ${count(commits, "commit")}${scope}, with ${count(first["churn"], "line")} added or deleted.`,
      ...(next.length === 0 ? [] : [`Next: ${next.join(" and ")}, of ${count(files, "file")}.`]),
    ];
  },
});
