import { writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { authors } from "../../../../src/agents/git/authors.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { commitAll, git, HISTORY } from "../../../support/git-repository.ts";

test("commits and lines of each author, as counted by hand from the history", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, HISTORY);
  const { output, headline } = await runTool(authors, {}, context);
  expect(output.table.rows).toEqual([
    {
      author: "Ann Lee",
      commits: 3,
      insertions: 10 + 2 + 1 + 3,
      deletions: 100 + 1,
      first: "2024-01-10",
      last: "2024-04-10",
    },
    {
      author: "Bob",
      commits: 1,
      insertions: 102,
      deletions: 0,
      first: "2024-02-10",
      last: "2024-02-10",
    },
  ]);
  expect(output).toMatchObject({ authors: 2, commits: 4, insertions: 118, deletions: 101 });
  expect(headline).toBe(
    "2 authors made 4 commits. Ann Lee made the most: 3, with 16 lines added and 101 deleted. Next: Bob (1).",
  );
  const shortlog = await git(context.workspace, ["shortlog", "-sn", "HEAD"]);
  expect(shortlog.trim().split(/\s*\n\s*/)).toEqual(["3\tAnn Lee", "1\tBob"]);
});

test("names are joined by .mailmap; dates and paths limit", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, HISTORY);
  await writeFile(context.resolve(".mailmap"), "Ann Lee <ann.lee@example.org> <bob@example.org>\n");
  const joined = await runTool(authors, {}, context);
  expect(joined.output).toMatchObject({ authors: 1, commits: 4 });
  const docs = await runTool(authors, { path: "docs" }, context);
  expect(docs.output).toMatchObject({ commits: 1, insertions: 2 });
  const none = await runTool(authors, { since: "2030-01-01" }, context);
  expect(none.headline).toBe("There are no commits from 2030-01-01.");
});

const commit = (author: string, day: number) => ({
  author,
  date: `2024-01-${String(day).padStart(2, "0")}T00:00:00Z`,
  subject: "Change",
  files: { [`${author}.txt`]: `${day}\n` },
});

test.each([
  [["Ann"], "Ann made the only commit, with 1 line added and 0 deleted."],
  [["Ann", "Ann"], "Ann made all 2 commits, with 2 lines added and 1 deleted."],
  [["Ann", "Bob"], "2 authors made 2 commits. Ann and Bob made the most: 1 each."],
  [
    ["Ann", "Bob", "Cy", "Di", "Di", "Cy", "Bob", "Ann", "Eve"],
    "5 authors made 9 commits. Ann, Bob, Cy and others made the most: 2 each.",
  ],
])("%j", async (authorsOfCommits, expected) => {
  await using context = await toolContext();
  await commitAll(
    context.workspace,
    authorsOfCommits.map((author, index) => commit(author, index + 1)),
  );
  const { headline } = await runTool(authors, {}, context);
  expect(headline).toBe(expected);
});
