/** Another program does something to the history in the middle of a run: what the person is told, and how it goes on. */
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { CLI, orchc, startNode } from "../support/built-cli.ts";
import { napWorkspace, type NapTask } from "../support/nap-workspace.ts";
import { rowsOf } from "../support/rows.ts";

const tasks: readonly NapTask[] = [
  { id: "t1", tool: "sleep", args: { text: "zzz" } },
  { id: "t2", tool: "sleep", args: { ms: 2000 }, needs: ["t1"] },
  { id: "t3", tool: "sleep", needs: ["t2"] },
];

test("a lock that is not released ends the run, which says so and goes on once it is", async () => {
  await using folder = await napWorkspace(tasks);
  expect(await orchc(folder.path, ["build", "naps"])).toMatchObject({ status: 0 });
  const file = folder.at(".orchc/orchestrator_results.db");
  const running = startNode(folder.path, [CLI, "exec", "naps", "--run", "r1"]);
  await running.says("t2 started");
  const other = new Database(file);
  other.exec("BEGIN IMMEDIATE");
  const { status, stderr } = await running.ended;
  other.exec("ROLLBACK");
  other.close();
  expect(status).toBe(1);
  expect(stderr).toContain("error ORC4005");
  expect(stderr).toContain("Close the program that holds a transaction open in it");
  expect(stderr).toContain("note ORC4216 The run r1 was interrupted");
  expect(stderr).toContain("orchc exec naps --resume r1");
  const resumed = await orchc(folder.path, ["exec", "naps", "--resume", "r1"]);
  expect(resumed).toMatchObject({ status: 0 });
  const begun = rowsOf(file, "SELECT task_id, count(*) AS n FROM attempts GROUP BY 1 ORDER BY 1");
  expect(begun.map(({ task_id: task, n }) => [task, n])).toEqual([
    ["t1", 1],
    ["t2", 2],
    ["t3", 1],
  ]);
});

test("a run that was killed has spent its budget, also when it goes on", async () => {
  await using folder = await napWorkspace(tasks);
  expect(await orchc(folder.path, ["build", "naps"])).toMatchObject({ status: 0 });
  const file = folder.at(".orchc/orchestrator_results.db");
  const running = startNode(folder.path, [
    CLI,
    "exec",
    "naps",
    "--run",
    "r1",
    "--budget",
    "toolCalls=3",
  ]);
  await running.says("t2 started");
  running.kill("SIGKILL");
  await running.ended;
  const resume = (budget: string) =>
    orchc(folder.path, ["exec", "naps", "--resume", "r1", "--budget", budget]);
  const less = await resume("toolCalls=3");
  expect(less.status).toBe(1);
  expect(less.stderr).toMatch(/^Continue +orchc exec naps --resume r1 --budget toolCalls=\d+$/m);
  expect(rowsOf(file, "SELECT count(*) AS n FROM attempts")[0]?.["n"]).toBeLessThanOrEqual(3);
  const [, enough = ""] = /^Continue .*--budget (toolCalls=\d+)$/m.exec(less.stderr) ?? [];
  expect(await resume(enough)).toMatchObject({ status: 0 });
  const begun = rowsOf(file, "SELECT task_id, count(*) AS n FROM attempts GROUP BY 1 ORDER BY 1");
  expect(begun.map(({ task_id: task, n }) => [task, n])).toEqual([
    ["t1", 1],
    ["t2", 2],
    ["t3", 1],
  ]);
});
