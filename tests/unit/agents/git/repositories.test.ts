/** Repositories in unusual states. */
import { writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { authors } from "../../../../src/agents/git/authors.ts";
import { changes } from "../../../../src/agents/git/changes.ts";
import { hotspots } from "../../../../src/agents/git/hotspots.ts";
import { log } from "../../../../src/agents/git/log.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { addCommits, commitAll, git, HISTORY } from "../../../support/git-repository.ts";

test("a bare repository", async () => {
  await using context = await toolContext();
  await git(context.workspace, ["init", "--quiet", "full"]);
  await commitAll(context.resolve("full"), HISTORY);
  await git(context.workspace, ["clone", "--quiet", "--bare", "full", "bare.git"]);
  const folder = "bare.git";
  expect((await runTool(log, { folder }, context)).output.commits).toBe(4);
  expect((await runTool(authors, { folder }, context)).output.authors).toBe(2);
  const { output } = await runTool(hotspots, { folder }, context);
  expect(output.table.rows[0]).toMatchObject({ file: "bare.git/src/kernel.ts", commits: 4 });
});

test("a detached HEAD counts from where it is", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, HISTORY);
  await git(context.workspace, ["checkout", "--quiet", "HEAD~2"]);
  expect((await runTool(log, {}, context)).output.commits).toBe(2);
  const { output } = await runTool(hotspots, {}, context);
  expect(output.table.rows[0]).toMatchObject({ file: "src/core.ts", commits: 2 });
});

test("a repository inside a repository is its own", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, HISTORY);
  await git(context.workspace, ["init", "--quiet", "inner"]);
  await commitAll(context.resolve("inner"), HISTORY.slice(0, 1));
  expect((await runTool(log, { folder: "inner" }, context)).output.commits).toBe(1);
  expect((await runTool(log, {}, context)).output.commits).toBe(4);
  const { output } = await runTool(hotspots, { folder: "inner" }, context);
  expect(output.table.rows.map((row) => row["file"])).toContain("inner/src/core.ts");
});

test("a commit that git changed by a mailmap of the tree above", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, HISTORY);
  await writeFile(context.resolve(".mailmap"), "Robert Roe <bob@example.org>\n");
  const { output } = await runTool(authors, { folder: "src" }, context);
  expect(output.table.rows.map((row) => row["author"])).toEqual(["Ann Lee", "Robert Roe"]);
});

test("branches that went apart differ in both directions, and that is said", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, HISTORY.slice(0, 1));
  await git(context.workspace, ["branch", "other"]);
  await addCommits(context.workspace, HISTORY.slice(1, 2));
  await git(context.workspace, ["checkout", "--quiet", "other"]);
  const own = {
    author: "Cy",
    date: "2024-05-01T00:00:00Z",
    subject: "Own",
    files: { "o.txt": "o\n" },
  };
  await addCommits(context.workspace, [own]);
  const { output, headline } = await runTool(changes, { from: "main", to: "other" }, context);
  expect(output).toMatchObject({ commits: 1, commitsMissing: 1 });
  expect(headline).toContain("main has 1 commit that other has not");
});
