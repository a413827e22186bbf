/** The date that is filtered by is the one that is shown. */
import { expect, test } from "vitest";
import { authors } from "../../../../src/agents/git/authors.ts";
import { hotspots } from "../../../../src/agents/git/hotspots.ts";
import { log } from "../../../../src/agents/git/log.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { commitAll, git } from "../../../support/git-repository.ts";

const at = (date: string, index: number, committed?: string) => ({
  author: "Ann",
  date,
  ...(committed !== undefined && { committed }),
  subject: `Change ${index}`,
  files: { "a.txt": `${index}\n` },
});

test("a commit of a wrong clock does not hide the ones behind it", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, [
    at("2026-11-20T10:00:00Z", 1),
    at("2024-01-01T10:00:00Z", 2),
    at("2026-11-25T10:00:00Z", 3),
  ]);
  const november = { since: "2026-11-01" };
  const listed = await runTool(log, november, context);
  expect(listed.output.table.rows.map((row) => row["date"])).toEqual([
    "2026-11-25T10:00:00.000Z",
    "2026-11-20T10:00:00.000Z",
  ]);
  expect(listed.output.commits).toBe(2);
  expect((await runTool(authors, november, context)).output.commits).toBe(2);
  expect((await runTool(hotspots, november, context)).output.commits).toBe(2);
  // By another way: all commits, their dates compared here.
  const all = await git(context.workspace, ["log", "--format=%cI"]);
  expect(all.split("\n").filter((date) => date >= "2026-11-01")).toHaveLength(2);
});

test("a wrong clock: newest and oldest are those by date, and the order is said", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, [
    at("2026-11-20T10:00:00Z", 1),
    at("2026-11-25T10:00:00Z", 2),
    at("2024-01-01T10:00:00Z", 3),
  ]);
  const { output, headline } = await runTool(log, {}, context);
  expect(output).toMatchObject({
    newest: "2026-11-25T10:00:00.000Z",
    oldest: "2024-01-01T10:00:00.000Z",
  });
  expect(headline).toContain('The newest is "Change 2" by Ann on 2026-11-25.');
  expect(context.notes).toEqual([
    {
      kind: "read",
      text: "commits are in the order of the history; 1 date is earlier than that of the commit before",
    },
  ]);
});

test("a rebased commit has the date of the rebase, and that it was written earlier is said", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, [at("2026-03-01T10:00:00Z", 1, "2026-11-20T10:00:00Z")]);
  const march = { since: "2026-03-01", until: "2026-03-31" };
  expect((await runTool(log, march, context)).output.commits).toBe(0);
  const { output } = await runTool(log, { since: "2026-11-20" }, context);
  expect(output.table.rows[0]).toMatchObject({ date: "2026-11-20T10:00:00.000Z" });
  expect(context.notes).toEqual([
    {
      kind: "read",
      text: "dates are those of the commit; 1 listed commit was written on another day",
    },
  ]);
  const people = await runTool(authors, {}, context);
  expect(people.output.table.rows[0]).toMatchObject({ first: "2026-11-20", last: "2026-11-20" });
});

test("days are those of UTC, whatever the zone of the commit", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, [
    at("2026-05-01T01:30:00+09:00", 1), // 30 April in UTC
    at("2026-05-01T23:30:00-08:00", 2), // 2 May in UTC
  ]);
  const first = { since: "2026-05-01", until: "2026-05-01" };
  expect((await runTool(log, first, context)).output.commits).toBe(0);
  const { output } = await runTool(log, { until: "2026-04-30" }, context);
  expect(output).toMatchObject({ commits: 1, newest: "2026-04-30T16:30:00.000Z" });
});
