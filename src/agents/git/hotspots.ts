import { posix } from "node:path";
import { z } from "zod";
import { defineTool, listedRows, tableSchema } from "../../catalog/authoring.ts";
import { countChurn } from "./churn.ts";
import { folderInput, pathInput, scopeOf, sinceInput, untilInput } from "./inputs.ts";
import { filesToday } from "./earlier-names.ts";
import { namesToday, type NamesToday } from "./names-today.ts";
import { COMMIT_FORMAT, parseLog, type CommitChanges } from "./parse-numstat.ts";
import { DIFF_OPTIONS, openRepository } from "./repository.ts";
import { count } from "./wording.ts";

/** Files that are listed unless more are asked for. */
const LISTED = 20;

/** Paths are those of the repository, wherever the folder is in it. */
const WHOLE_DIFF_OPTIONS = DIFF_OPTIONS.filter((option) => option !== "--relative");

export const hotspots = defineTool({
  name: "hotspots",
  description:
    "Find the hotspots of a git repository: the files that change most often, with their commits, churn (lines added and deleted) and authors. Renames are followed; merges change nothing by themselves.",
  version: "1",
  input: z.object({
    folder: folderInput,
    path: pathInput,
    since: sinceInput,
    until: untilInput,
    limit: z.int().min(1).max(1_000).default(LISTED).describe("how many files to list at most"),
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
    const existing = await filesToday(repository);
    // Names are followed through the whole history, so paths can only be compared afterwards.
    const limits = repository.limits({ ...selection, path: "." }).slice(0, -1);
    const options = ["--encoding=UTF-8", COMMIT_FORMAT, ...WHOLE_DIFF_OPTIONS];
    const [output, names] = await Promise.all([
      repository.git(["log", ...options, ...limits]),
      namesToday(repository, existing),
    ]);
    const all = parseLog(output);
    const top = posix.join(repository.prefix, selection.path ?? ".");
    const commits = top === "." ? all : changesWithin(top, all, names);
    const rows = countChurn(commits, names)
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
        ...listedRows(
          context,
          rows.map((row) => ({
            ...row,
            file: posix.join(selection.folder, posix.relative(repository.prefix, row.file)),
          })),
          { limit, unasked: LISTED, kept: `the ${LISTED} files that changed most often` },
        ),
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

/** The commits that changed what is in a folder (or a file) today, with those changes. */
function changesWithin(
  top: string,
  commits: readonly CommitChanges[],
  { nameOf }: NamesToday,
): CommitChanges[] {
  const folder = top.replace(/\/?$/, "/");
  return commits.flatMap((commit) => {
    const files = commit.files.filter(({ path }) =>
      `${nameOf(commit.commit, path)}/`.startsWith(folder),
    );
    return files.length === 0 ? [] : [{ ...commit, files }];
  });
}
