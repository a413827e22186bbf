import { z } from "zod";
import { defineTool, listedRows, tableSchema } from "../../catalog/authoring.ts";
import { earlierNames, earlierNamesNote } from "./earlier-names.ts";
import { folderInput, pathInput, scopeOf, sinceInput, untilInput } from "./inputs.ts";
import { COMMIT_FORMAT, parseLog, type CommitChanges } from "./parse-numstat.ts";
import { peopleOf, personOf, type People } from "./people.ts";
import { DIFF_OPTIONS, openRepository } from "./repository.ts";
import { churnOf, count } from "./wording.ts";

/** Authors that are listed unless more are asked for. */
const LISTED = 100;

export const authors = defineTool({
  name: "authors",
  description:
    "Count the commits and the lines added and deleted of each author of a git repository. An author is an address, after .mailmap; co-authors are not counted.",
  version: "1",
  input: z.object({
    folder: folderInput,
    path: pathInput,
    since: sinceInput,
    until: untilInput,
    limit: z.int().min(1).max(1_000).default(LISTED).describe("how many authors to list at most"),
  }),
  output: z.object({
    table: tableSchema,
    authors: z.int().describe("how many authors there are, listed or not"),
    commits: z.int(),
    insertions: z.int().describe("lines added by all"),
    deletions: z.int().describe("lines deleted by all"),
    truncated: z.boolean().describe("there are more authors than are listed"),
  }),
  permissions: { read: [{ arg: "folder" }], commands: ["git"] },
  cacheable: false, // the history may have grown since
  estimate: { seconds: 0.5 },
  phrases: [
    "authors",
    "contributors",
    "who committed most",
    "commits per author",
    "commits by author",
    "lines per author",
    "who wrote the code",
    "top contributors",
    "who works on it",
  ],

  async run({ limit, ...selection }, context) {
    const repository = await openRepository(context, selection.folder);
    const earlier = await earlierNames(repository, selection.path);
    const limits = repository.limits(selection, earlier);
    const options = ["--encoding=UTF-8", COMMIT_FORMAT, ...DIFF_OPTIONS];
    const commits = parseLog(await repository.git(["log", ...options, ...limits]));
    const people = peopleOf(commits.map(({ author }) => author));
    for (const note of earlierNamesNote(selection.path, earlier)) context.note("read", note);
    for (const [kind, note] of notesOf(commits, people)) context.note(kind, note);
    const rows = [...Map.groupBy(commits, ({ author }) => personOf(author)).values()]
      .map((own) => {
        const files = own.flatMap((commit) => commit.files);
        const days = own.flatMap(({ date }) => date?.slice(0, 10) ?? []).toSorted();
        return {
          author: own[0] === undefined ? "" : people.labelOf(own[0].author),
          commits: own.length,
          insertions: sum(files.map((file) => file.insertions)),
          deletions: sum(files.map((file) => file.deletions)),
          first: days.at(0) ?? null,
          last: days.at(-1) ?? null,
        };
      })
      .toSorted(
        (a, b) =>
          b.commits - a.commits ||
          b.insertions - a.insertions ||
          a.author.localeCompare(b.author, "en"),
      );
    return {
      table: {
        title: `Authors of commits${scopeOf(selection)}`,
        columns: [
          { name: "author", type: "text" as const },
          { name: "commits", type: "number" as const },
          { name: "insertions", type: "number" as const },
          { name: "deletions", type: "number" as const },
          { name: "first", type: "time" as const },
          { name: "last", type: "time" as const },
        ],
        ...listedRows(context, rows, {
          limit,
          unasked: LISTED,
          kept: `the ${LISTED} authors with the most commits`,
        }),
      },
      authors: rows.length,
      commits: commits.length,
      insertions: sum(rows.map((row) => row.insertions)),
      deletions: sum(rows.map((row) => row.deletions)),
      truncated: rows.length > limit,
    };
  },

  headline({ table, authors: total, commits }, selection) {
    const [first] = table.rows;
    if (first === undefined) return [`There are no commits${scopeOf(selection)}.`];
    const scope = scopeOf(selection);
    const lines = `with ${churnOf(first["insertions"], first["deletions"])}`;
    if (commits === 1) return [`${first["author"]} made the only commit${scope}, ${lines}.`];
    const made = `${count(commits, "commit")}${scope}`;
    if (total === 1) return [`${first["author"]} made all ${made}, ${lines}.`];
    const most = table.rows.filter((row) => row["commits"] === first["commits"]);
    const leaders = most.map((row) => String(row["author"]));
    const next = table.rows
      .slice(most.length, most.length + 2)
      .map((row) => `${row["author"]} (${Number(row["commits"]).toLocaleString("en")})`);
    return [
      `${count(total, "author")} made ${made}.`,
      leaders.length === 1
        ? `${leaders[0]} made the most: ${Number(first["commits"]).toLocaleString("en")}, ${lines}.`
        : `${named(leaders)} made the most: ${Number(first["commits"]).toLocaleString("en")} each.`,
      ...(next.length === 0 || leaders.length > 1 ? [] : [`Next: ${next.join(" and ")}.`]),
    ];
  },
});

/** `Ann and Bob`; of many, the first ones. */
function named(names: readonly string[], most = 3): string {
  const shown = names.length > most ? [...names.slice(0, most), "others"] : names;
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(shown);
}

type Admitted = readonly [kind: "read" | "ignored", text: string];

/** What a reader of the numbers has to know about how they were counted. */
function notesOf(commits: readonly CommitChanges[], { aliases }: People): Admitted[] {
  const shared = commits.filter(({ isShared }) => isShared).length;
  return [
    ...aliases.map(({ author, also }): Admitted => [
      "read",
      `${author} also signed as ${named(also, also.length)}`,
    ]),
    ...(shared === 0
      ? []
      : [
          [
            "ignored",
            `${count(shared, "commit")} ${shared === 1 ? "names" : "name"} co-authors, who are not counted`,
          ] satisfies Admitted,
        ]),
  ];
}

/** Binary files have no lines. */
function sum(lines: readonly (number | null)[]): number {
  return lines.reduce<number>((total, value) => total + (value ?? 0), 0);
}
