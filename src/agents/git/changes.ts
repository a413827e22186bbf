import { posix } from "node:path";
import { z } from "zod";
import { defineTool, listedRows, tableSchema } from "../../catalog/authoring.ts";
import { folderInput, pathInput } from "./inputs.ts";
import { parseDiff } from "./parse-numstat.ts";
import { DIFF_OPTIONS, openRepository } from "./repository.ts";
import { resolveRevision } from "./revision.ts";
import { churnOf, count } from "./wording.ts";

/** Files that are listed unless more are asked for. */
const LISTED = 500;

const revisionInput = z.string().min(1).meta({ format: "revision" });

export const changes = defineTool({
  name: "changes",
  description:
    "Show the changes between two revisions, tags or branches of a git repository: files, lines added and lines deleted.",
  version: "1",
  input: z.object({
    from: revisionInput.describe("older revision: a commit, tag, branch, or HEAD~10"),
    to: revisionInput.default("HEAD").describe("newer revision"),
    folder: folderInput,
    path: pathInput,
    limit: z.int().min(1).max(10_000).default(LISTED).describe("how many files to list at most"),
  }),
  output: z.object({
    table: tableSchema,
    files: z.int().describe("files that differ, listed or not"),
    insertions: z.int().describe("lines added"),
    deletions: z.int().describe("lines deleted"),
    commits: z.int().describe("commits of the newer revision that the older one has not"),
    commitsMissing: z
      .int()
      .describe(
        "commits of the older revision that the newer one has not: what they did is undone",
      ),
    from: z.string().describe("full hash of the older revision"),
    to: z.string().describe("full hash of the newer revision"),
    truncated: z.boolean().describe("more files differ than are listed"),
  }),
  permissions: { read: [{ arg: "folder" }], commands: ["git"] },
  cacheable: false, // names of revisions move
  estimate: { seconds: 0.3 },
  phrases: [
    "changes between",
    "diff between two revisions",
    "what changed since the tag",
    "compare branches",
    "changed files between releases",
    "lines added and deleted",
    "difference between commits",
    "git diff",
  ],

  async run({ from, to, folder, path, limit }, context) {
    const repository = await openRepository(context, folder);
    const older = await resolveRevision(repository, from);
    const newer = await resolveRevision(repository, to);
    const limits = repository.limits({ path });
    const [diff, commits, missing] = await Promise.all([
      repository.git(["diff", ...DIFF_OPTIONS, older, newer, ...limits]),
      repository.git(["rev-list", "--count", `${older}..${newer}`, ...limits]),
      repository.git(["rev-list", "--count", `${newer}..${older}`, ...limits]),
    ]);
    const rows = parseDiff(diff)
      .map(({ path: file, insertions, deletions }) => ({
        file: posix.join(folder, file),
        insertions,
        deletions,
      }))
      .toSorted((a, b) => lines(b) - lines(a));
    return {
      table: {
        title: `Changes from ${from} to ${to}`,
        columns: [
          { name: "file", type: "text" as const },
          { name: "insertions", type: "number" as const },
          { name: "deletions", type: "number" as const },
        ],
        ...listedRows(context, rows, {
          limit,
          unasked: LISTED,
          kept: `the ${LISTED} files that changed most`,
        }),
      },
      files: rows.length,
      insertions: rows.reduce((sum, row) => sum + (row.insertions ?? 0), 0),
      deletions: rows.reduce((sum, row) => sum + (row.deletions ?? 0), 0),
      commits: Number(commits),
      commitsMissing: Number(missing),
      from: older,
      to: newer,
      truncated: rows.length > limit,
    };
  },

  headline(
    { table, files, insertions, deletions, commits, commitsMissing },
    { from, to, folder, path },
  ) {
    const place = posix.join(folder, path ?? ".");
    const scope = place === "." ? "" : ` in ${place}`;
    if (files === 0) return [`Nothing${scope} differs between ${from} and ${to}.`];
    const { file, insertions: added, deletions: deleted } = table.rows[0] ?? {};
    const changed = added === null ? "a binary file" : `with ${churnOf(added, deleted)}`;
    return [
      `From ${from} to ${to}, ${count(files, "file")}${scope} changed in ${count(commits, "commit")}: ${churnOf(insertions, deletions)}.`,
      ...(commitsMissing === 0
        ? []
        : [
            `${from} has ${count(commitsMissing, "commit")} that ${to} has not; what they did counts the other way round.`,
          ]),
      files === 1 ? `It is ${file}.` : `Most changed is ${file}, ${changed}.`,
    ];
  },
});

function lines(row: { insertions: number | null; deletions: number | null }): number {
  return (row.insertions ?? 0) + (row.deletions ?? 0);
}
