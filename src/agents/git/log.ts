import { z } from "zod";
import { defineTool, tableSchema } from "../../catalog/authoring.ts";
import { folderInput, pathInput, scopeOf, sinceInput, untilInput } from "./inputs.ts";
import { openRepository } from "./repository.ts";
import { count, shorten } from "./wording.ts";

/** Commits that the answer names; the table has all that were asked for. */
const NAMED = 3;

export const log = defineTool({
  name: "log",
  description: "List the recent commits of a git repository, with author, date and subject.",
  version: "1",
  input: z.object({
    folder: folderInput,
    path: pathInput,
    since: sinceInput,
    until: untilInput,
    limit: z.int().min(1).max(10_000).default(50).describe("how many commits to list at most"),
  }),
  output: z.object({
    table: tableSchema,
    commits: z.int().describe("how many commits there are, listed or not"),
    newest: z.string().nullable().describe("date of the newest commit that is listed"),
    oldest: z.string().nullable().describe("date of the oldest commit that is listed"),
    truncated: z.boolean().describe("there are more commits than are listed"),
  }),
  permissions: { read: [{ arg: "folder" }], commands: ["git"] },
  cacheable: false, // the history may have grown since
  estimate: { seconds: 0.3 },
  phrases: [
    "recent commits",
    "git log",
    "commit history",
    "last commits",
    "what was committed",
    "commits since",
    "commits of last week",
    "how many commits",
    "history of a file",
    "latest changes in the repository",
  ],

  async run({ limit, ...selection }, context) {
    const repository = await openRepository(context, selection.folder);
    const limits = repository.limits(selection);
    const format = "--format=%h%x1f%aN%x1f%aI%x1f%s";
    const [output, commits] = await Promise.all([
      repository.git(["log", "-z", "--encoding=UTF-8", format, `--max-count=${limit}`, ...limits]),
      repository.git(["rev-list", "--count", "HEAD", ...limits]),
    ]);
    const rows = output.split("\0").flatMap((line) => {
      const [commit, author = "", date = "", ...subject] = line.split("\x1f");
      return commit === undefined || commit === ""
        ? []
        : [{ commit, date: new Date(date).toISOString(), author, subject: subject.join(" ") }];
    });
    return {
      table: {
        title: `Commits${scopeOf(selection)}`,
        columns: [
          { name: "commit", type: "text" as const },
          { name: "date", type: "time" as const },
          { name: "author", type: "text" as const },
          { name: "subject", type: "text" as const },
        ],
        rows,
      },
      commits: Number(commits),
      newest: rows.at(0)?.date ?? null,
      oldest: rows.at(-1)?.date ?? null,
      truncated: rows.length < Number(commits),
    };
  },

  headline({ table, commits }, selection) {
    const scope = scopeOf(selection);
    if (commits === 0) return [`There are no commits${scope}.`];
    const newest = table.rows.slice(0, NAMED).map((row) => {
      const subject = shorten(String(row["subject"]));
      return `"${subject}" by ${row["author"]} on ${String(row["date"]).slice(0, 10)}`;
    });
    return [
      `${count(commits, "commit")}${scope}.`,
      ...newest.map((text, index) =>
        index === 0 ? `The newest is ${text}.` : `Before it, ${text}.`,
      ),
    ];
  },
});
