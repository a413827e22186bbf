import { writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { authors } from "../../../../src/agents/git/authors.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { commitAll, git, HISTORY } from "./git-repository.ts";

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
    "2 authors made 4 commits. Ann Lee made the most: 3, with 16 lines added and 101 deleted.",
  );
  const shortlog = await git(context.workspace, ["shortlog", "-sn", "HEAD"]);
  expect(shortlog.trim().split(/\s*\n\s*/)).toEqual(["3\tAnn Lee", "1\tBob"]);
});

test("names are joined by .mailmap; dates and paths limit", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, HISTORY);
  await writeFile(context.resolve(".mailmap"), "Ann Lee <ann@example.org> <bob@example.org>\n");
  const joined = await runTool(authors, {}, context);
  expect(joined.output).toMatchObject({ authors: 1, commits: 4 });
  const docs = await runTool(authors, { path: "docs" }, context);
  expect(docs.output).toMatchObject({ commits: 1, insertions: 2 });
  const none = await runTool(authors, { since: "2030-01-01" }, context);
  expect(none.headline).toBe("There are no commits from 2030-01-01.");
});
