/** A file is the same file under all its names, on whatever branch it was renamed. */
import { expect, test } from "vitest";
import { authors } from "../../../../src/agents/git/authors.ts";
import { hotspots } from "../../../../src/agents/git/hotspots.ts";
import { log } from "../../../../src/agents/git/log.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext, type TestToolContext } from "../../../support/tool-context.ts";
import { addCommits, commitAll, git, type TestCommit } from "../../../support/git-repository.ts";

const body = (extra = "", from = "line") =>
  `${Array.from({ length: 30 }, (_, i) => `${from} ${i}\n`).join("")}${extra}`;

let clock = 0;
function commit(
  files: TestCommit["files"],
  move?: readonly [string, string],
  author = "Ann",
): TestCommit {
  clock += 1;
  return {
    author,
    date: new Date(Date.UTC(2026, 0, clock, 12)).toISOString(),
    subject: `Change ${clock}`,
    files,
    ...(move !== undefined && { move }),
  };
}

async function merge(context: TestToolContext, branch: string) {
  const identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"];
  await git(context.workspace, [...identity, "merge", "--quiet", "--no-ff", "-m", "Merge", branch]);
}

const files = async (context: TestToolContext, input = {}) =>
  Object.fromEntries(
    (await runTool(hotspots, input, context)).output.table.rows.map((row) => [
      row["file"],
      row["commits"],
    ]),
  );

/** The old name changed on a branch, while the main branch renamed it; merged afterwards. */
async function renamedOnMain(context: TestToolContext) {
  await commitAll(context.workspace, [commit({ "core.ts": body(), "b.txt": "b" })]);
  await git(context.workspace, ["checkout", "--quiet", "-b", "side"]);
  await git(context.workspace, ["checkout", "--quiet", "main"]);
  await addCommits(context.workspace, [commit({}, ["core.ts", "kernel.ts"])]);
  await git(context.workspace, ["checkout", "--quiet", "side"]);
  await addCommits(context.workspace, [
    commit({ "core.ts": body("more\n") }, undefined, "Bob"),
    commit({ "core.ts": body("more\nand more\n") }, undefined, "Bob"),
  ]);
  await git(context.workspace, ["checkout", "--quiet", "main"]);
  await merge(context, "side");
}

test("renamed on one branch, changed under the old name on another", async () => {
  await using context = await toolContext();
  await renamedOnMain(context);
  const { output } = await runTool(hotspots, {}, context);
  expect(output.table.rows[0]).toEqual({
    file: "kernel.ts",
    commits: 4,
    churn: 32,
    insertions: 32,
    deletions: 0,
    authors: 2,
  });
  // By another way: every commit that touched either name.
  const touched = await git(context.workspace, [
    "log",
    "--full-history",
    "--no-merges",
    "--format=%h",
    "--",
    "core.ts",
    "kernel.ts",
  ]);
  expect(touched.split("\n")).toHaveLength(4);
});

test("the same for one file in log, authors and hotspots; and its earlier name is said", async () => {
  await using context = await toolContext();
  await renamedOnMain(context);
  const path = "kernel.ts";
  const listed = await runTool(log, { path }, context);
  expect(listed.output.table.rows.filter((row) => row["subject"] !== "Merge")).toHaveLength(4);
  expect(context.notes).toEqual([
    { kind: "read", text: "kernel.ts counts under its earlier names as well: core.ts" },
  ]);
  const people = await runTool(authors, { path }, context);
  expect(people.output).toMatchObject({ authors: 2, insertions: 32, deletions: 0 });
  expect(await files(context, { path })).toEqual({ "kernel.ts": 4 });
});

test("renamed on the side branch, changed on the main one; renamed again after the merge", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, [commit({ "a.ts": body() })]);
  await git(context.workspace, ["checkout", "--quiet", "-b", "side"]);
  await addCommits(context.workspace, [commit({}, ["a.ts", "b.ts"])]);
  await git(context.workspace, ["checkout", "--quiet", "main"]);
  await addCommits(context.workspace, [commit({ "a.ts": body("main\n") })]);
  await merge(context, "side");
  await addCommits(context.workspace, [commit({}, ["b.ts", "c.ts"])]);
  expect(await files(context)).toEqual({ "c.ts": 4 });
});

test("a name that is given again is another file", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, [
    commit({ "core.ts": body() }),
    commit({ "core.ts": body("x\n") }),
    commit({}, ["core.ts", "kernel.ts"]),
    commit({ "core.ts": body("", "something else") }),
  ]);
  expect(await files(context)).toEqual({ "kernel.ts": 3, "core.ts": 1 });
  const { output } = await runTool(log, { path: "kernel.ts" }, context);
  expect(output.commits).toBe(1); // core.ts is another file's name today, so it is not followed
});

test("two files that change names with each other", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, [
    commit({ "a.ts": body("", "first"), "b.ts": body("", "second") }),
    commit({ "a.ts": body("1\n", "first") }),
    commit({}, ["a.ts", "c.ts"]),
    commit({}, ["b.ts", "a.ts"]),
    commit({}, ["c.ts", "b.ts"]),
  ]);
  expect(await files(context)).toEqual({ "b.ts": 4, "a.ts": 2 });
});

test("a rename after the period, and into the folder that is looked at", async () => {
  await using context = await toolContext();
  clock = 0;
  await commitAll(context.workspace, [
    commit({ "old.ts": body() }), // 1 January
    commit({ "old.ts": body("x\n") }), // 2 January
    commit({}, ["old.ts", "new.ts"]), // 3 January
    commit({ "src/keep.ts": "k" }),
    commit({}, ["new.ts", "src/new.ts"]),
  ]);
  expect(await files(context, { until: "2026-01-02" })).toEqual({ "src/new.ts": 2 });
  expect(await files(context, { folder: "src" })).toEqual({ "src/new.ts": 4, "src/keep.ts": 1 });
});

test("names with tabs, quotes, line feeds and other scripts", async () => {
  await using context = await toolContext();
  const strange = 'tab\t"quote"\nПривет 日本.ts';
  await commitAll(context.workspace, [
    commit({ "-plain.ts": body() }),
    commit({}, ["./-plain.ts", strange]),
    commit({ [strange]: body("x\n") }),
  ]);
  expect(await files(context)).toEqual({ [strange]: 3 });
});
