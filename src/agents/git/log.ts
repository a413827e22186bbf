import { z } from "zod";
import { defineTool, listedRows, tableSchema } from "../../catalog/authoring.ts";
import { folderInput, pathInput, scopeOf, sinceInput, untilInput } from "./inputs.ts";
import { timeOf } from "./commit-time.ts";
import { earlierNames, earlierNamesNote } from "./earlier-names.ts";
import { peopleOf, printable, type People, type Signature } from "./people.ts";
import { openRepository } from "./repository.ts";
import { count, shorten } from "./wording.ts";

/** Commits that are listed unless more are asked for. */
const LISTED = 50;

/** Each field ends with NUL, the one character that no name and no subject can hold. */
const FORMAT = "--format=%h%x00%aN%x00%aE%x00%ct%x00%at%x00%s";
const FIELDS = 6;

/** Commits that the answer names; the table has all that were asked for. */
const NAMED = 3;

export const log = defineTool({
  name: "log",
  description:
    "List the recent commits of a git repository, with author, date of commit and subject.",
  version: "1",
  input: z.object({
    folder: folderInput,
    path: pathInput,
    since: sinceInput,
    until: untilInput,
    limit: z.int().min(1).max(10_000).default(LISTED).describe("how many commits to list at most"),
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
    const earlier = await earlierNames(repository, selection.path);
    const limits = repository.limits(selection, earlier);
    const options = ["-z", "--encoding=UTF-8", FORMAT, `--max-count=${limit}`];
    const [output, commits] = await Promise.all([
      repository.git(["log", ...options, ...limits]),
      repository.git(["rev-list", "--count", "HEAD", ...limits]),
    ]);
    const listed = parseCommits(output);
    const people = peopleOf(listed.map(({ author }) => author));
    const rows = listed.map(({ commit, date, author, subject }) => {
      return { commit, date, author: people.labelOf(author), subject };
    });
    const dates = rows.flatMap(({ date }) => date ?? []);
    const notes = [...earlierNamesNote(selection.path, earlier), ...notesOf(listed, people)];
    for (const note of notes) context.note("read", note);
    return {
      table: {
        title: `Commits${scopeOf(selection)}`,
        columns: [
          { name: "commit", type: "text" as const },
          { name: "date", type: "time" as const },
          { name: "author", type: "text" as const },
          { name: "subject", type: "text" as const },
        ],
        ...listedRows(context, rows, {
          limit,
          unasked: LISTED,
          kept: `the newest ${LISTED} commits`,
          totalRows: Number(commits),
        }),
      },
      commits: Number(commits),
      newest: dates.toSorted().at(-1) ?? null,
      oldest: dates.toSorted().at(0) ?? null,
      truncated: rows.length < Number(commits),
    };
  },

  headline({ table, commits }, selection) {
    const scope = scopeOf(selection);
    if (commits === 0) return [`There are no commits${scope}.`];
    // Stable: commits of one time stay in the order of the history.
    const byDate = table.rows.toSorted((a, b) =>
      String(b["date"]).localeCompare(String(a["date"])),
    );
    const newest = byDate.slice(0, NAMED).map((row) => {
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

interface ListedCommit {
  readonly commit: string;
  readonly author: Signature;
  /** The committer's date, by which `since` and `until` filter. */
  readonly date: string | null;
  /** When it was written, which is earlier where it was rebased or picked. */
  readonly written: string | null;
  readonly subject: string;
}

function parseCommits(output: string): ListedCommit[] {
  const fields = output.split("\0");
  const commits: ListedCommit[] = [];
  for (let at = 0; at + FIELDS <= fields.length; at += FIELDS) {
    const [commit = "", name = "", email = "", committed = "", written = "", subject = ""] =
      fields.slice(at, at + FIELDS);
    commits.push({
      commit,
      author: { name, email },
      date: timeOf(committed),
      written: timeOf(written),
      subject: printable(subject),
    });
  }
  return commits;
}

/** What a reader of the list has to know about its dates, order and names. */
function notesOf(commits: readonly ListedCommit[], { aliases }: People): string[] {
  const day = (time: string | null) => time?.slice(0, 10);
  const rewritten = commits.filter(({ date, written }) => day(date) !== day(written)).length;
  const early = commits.filter(
    ({ date }, index) => (date ?? "") < (commits[index + 1]?.date ?? ""),
  ).length;
  return [
    ...(rewritten === 0
      ? []
      : [
          `dates are those of the commit; ${count(rewritten, "listed commit")} ${rewritten === 1 ? "was" : "were"} written on another day`,
        ]),
    ...(early === 0
      ? []
      : [
          `commits are in the order of the history; ${count(early, "date")} ${early === 1 ? "is" : "are"} earlier than that of the commit before`,
        ]),
    ...aliases.map(({ author, also }) => `${author} also signed as ${also.join(", ")}`),
  ];
}
