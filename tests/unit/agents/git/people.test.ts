/** Who counts as one person, held against `git shortlog -sne` and `git log`. */
import { writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { authors } from "../../../../src/agents/git/authors.ts";
import { hotspots } from "../../../../src/agents/git/hotspots.ts";
import { log } from "../../../../src/agents/git/log.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext, type TestToolContext } from "../../../support/tool-context.ts";
import { commitAll, git } from "../../../support/git-repository.ts";

const signed = (author: string, email: string, index: number, subject = "Change") => ({
  author,
  email,
  date: `2026-01-${String(index + 1).padStart(2, "0")}T12:00:00Z`,
  subject,
  files: { "log.txt": `${index}\n` },
});

async function commitBy(context: TestToolContext, signatures: readonly [string, string][]) {
  await commitAll(
    context.workspace,
    signatures.map(([name, email], index) => signed(name, email, index)),
  );
}

const counts = ({ table }: { table: { rows: Record<string, unknown>[] } }) =>
  table.rows.map((row) => [row["author"], row["commits"]]);

/** Commits of each address, as git itself counts them. */
async function shortlog(folder: string): Promise<Record<string, number>> {
  const lines = (await git(folder, ["shortlog", "-sne", "HEAD"])).split("\n");
  const byAddress: Record<string, number> = {};
  for (const line of lines) {
    const [, commits, address = ""] = /^\s*(\d+)\t.*<(.*)>$/.exec(line) ?? [];
    byAddress[address.toLowerCase()] = (byAddress[address.toLowerCase()] ?? 0) + Number(commits);
  }
  return byAddress;
}

const ANN = ["Ann Ode", "ann@example.org"] as const;

test("one name with two addresses is two people, one address with three names is one", async () => {
  await using context = await toolContext();
  await commitBy(context, [
    [...ANN],
    [...ANN],
    [...ANN],
    ["Kay Um", "kay@example.org"],
    ["kayum", "kay@example.org"],
    ["Kay Um", "KAY@example.org"],
    ["user.email", "kay@example.org"],
    ["Jo Smith", "js1@example.org"],
    ["Jo Smith", "js2@example.com"],
  ]);
  const { output, headline } = await runTool(authors, {}, context);
  expect(counts(output)).toEqual([
    ["Kay Um", 4],
    ["Ann Ode", 3],
    ["Jo Smith <js1@example.org>", 1],
    ["Jo Smith <js2@example.com>", 1],
  ]);
  expect(headline).toContain("4 authors made 9 commits.");
  expect(context.notes).toEqual([
    { kind: "read", text: "Kay Um also signed as user.email and kayum" },
  ]);
  expect(await shortlog(context.workspace)).toEqual({
    "ann@example.org": 3,
    "kay@example.org": 4,
    "js1@example.org": 1,
    "js2@example.com": 1,
  });
  const listed = await runTool(log, { limit: 2 }, context);
  expect(listed.output.table.rows.map((row) => row["author"])).toEqual([
    "Jo Smith <js2@example.com>",
    "Jo Smith <js1@example.org>",
  ]);
  const files = await runTool(hotspots, {}, context);
  expect(files.output.table.rows).toMatchObject([{ file: "log.txt", commits: 9, authors: 4 }]);
});

test("a mailmap by name, by address, and of both", async () => {
  await using context = await toolContext();
  await commitBy(context, [
    ["Jo Smith", "js1@example.org"],
    ["Jo Smith", "js2@example.com"],
    ["root", "root@localhost"],
    ["ci", "root@localhost"],
  ]);
  await writeFile(
    context.resolve(".mailmap"),
    [
      "Jo Smith <js1@example.org> <js2@example.com>",
      "Kay Um <kay@example.org> root <root@localhost>", // not ci's, who has the same address
    ].join("\n"),
  );
  const { output } = await runTool(authors, {}, context);
  expect(counts(output)).toEqual([
    ["Jo Smith", 2],
    ["ci", 1],
    ["Kay Um", 1],
  ]);
  expect(context.notes).toEqual([]);
});

test("names of any kind: quotes, tabs, other scripts, the same name in two people's forms", async () => {
  await using context = await toolContext();
  await commitBy(context, [
    ['Ann "A" O\'Dee', "q@example.org"],
    ["Tab\there", "t@example.org"],
    ["Żółć 李雷", "z@example.org"],
  ]);
  const { output } = await runTool(authors, {}, context);
  expect(counts(output).map(([name]) => name)).toEqual(
    expect.arrayContaining(['Ann "A" O\'Dee', "Tab here", "Żółć 李雷"]),
  );
});

test("commits without a name, or without name and address", async () => {
  await using context = await toolContext();
  await git(context.workspace, ["init", "--quiet", "--initial-branch=main"]);
  const commit = (author: string, committed: number) =>
    `commit refs/heads/main\n${author} ${committed} +0000\ncommitter C <c@x> ${committed} +0000\ndata 1\nx\n`;
  const stream = [
    commit("author <bot@example.org>", 1_700_000_000),
    commit("author <>", 1_700_000_001),
    commit("author Ann <>", 1_700_000_002),
    commit("author Bob <>", 1_700_000_003),
  ].join("");
  await git(context.workspace, ["fast-import", "--quiet"], {}, stream);
  const { output } = await runTool(authors, {}, context);
  expect(new Map(counts(output) as [string, number][])).toEqual(
    new Map([
      ["bot@example.org", 1],
      ["(no name)", 1],
      ["Ann", 1],
      ["Bob", 1],
    ]),
  );
  const listed = await runTool(log, {}, context);
  expect(listed.output.commits).toBe(4);
});

test("co-authors are not counted, and that is said", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, [
    signed("Ann", "a@x", 0, "Pair\n\nCo-authored-by: Bob <b@x>\nCo-authored-by: Cy <c@x>"),
    signed("Ann", "a@x", 1),
  ]);
  const { output } = await runTool(authors, {}, context);
  expect(counts(output)).toEqual([["Ann", 2]]);
  expect(output).toMatchObject({ insertions: 2, deletions: 1 });
  expect(context.notes).toEqual([
    { kind: "ignored", text: "1 commit names co-authors, who are not counted" },
  ]);
});
