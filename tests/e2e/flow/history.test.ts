/** One history for everybody: of a newer orchc, damaged, and shared by runs side by side. */
import { DatabaseSync } from "node:sqlite";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { expectDone, expectRefusal } from "../../support/endings.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

let workspace: UserWorkspace;
beforeAll(async () => {
  workspace = await userWorkspace({ data: ["stocks.csv"] });
  const file = "data/stocks.csv";
  await workspace.plan("price", {
    t1: { tool: "data.aggregate", args: { file, measure: "price" } },
    t2: { tool: "data.describe", args: { file } },
  });
  expectDone(await workspace.orchc(["build", "price"]));
});
afterEach(() => workspace.remove(".orchc"));
afterAll(() => workspace[Symbol.asyncDispose]());

const database = () => workspace.at(".orchc/orchestrator_results.db");

test("of a newer orchc: every command that needs it says so, and leaves it as it is", async () => {
  expectDone(await workspace.orchc(["exec", "price", "--run", "old"]));
  const opened = new DatabaseSync(database());
  const version = opened.prepare("PRAGMA user_version").get()?.["user_version"];
  expect(version).toBeGreaterThan(0);
  opened.exec("PRAGMA user_version = 1000; ALTER TABLE runs ADD COLUMN invented_later TEXT;");
  opened.close();

  for (const words of [["exec", "price"], ["runs"], ["show", "old"], ["sql", "select 1"]])
    expectRefusal(await workspace.orchc(words), {
      status: 2,
      code: "ORC4004",
      says: ["orchestrator_results.db has version 1000", "Update orchc"],
    });
  expect(workspace.rows("PRAGMA user_version")).toEqual([{ user_version: 1000 }]);
  expect(workspace.rows("SELECT id FROM runs")).toEqual([{ id: "old" }]);
});

test("something else in its place: named, and left as it is", async () => {
  await workspace.write(".orchc/orchestrator_results.db", "a shopping list\n".repeat(100));
  for (const words of [["exec", "price"], ["runs"]])
    expectRefusal(await workspace.orchc(words), {
      status: 2,
      code: "ORC4003",
      says: ["orchestrator_results.db"],
    });
  expect(await workspace.read(".orchc/orchestrator_results.db")).toMatch(/^a shopping list/);
});

test("two runs at once, from an empty folder: both succeed, and the rows of both are complete", async () => {
  const ended = await Promise.all(
    ["left", "right"].map((run) => workspace.orchc(["exec", "price", "--run", run])),
  );
  for (const each of ended) expectDone(each);
  const statuses = workspace.rows(
    "SELECT run_id, count(*) AS tasks, group_concat(DISTINCT status) AS statuses FROM worker_runs GROUP BY run_id ORDER BY run_id",
  );
  const outputs = workspace.rows(
    "SELECT run_id, count(*) AS outputs FROM task_outputs GROUP BY run_id ORDER BY run_id",
  );
  expect(statuses).toEqual([
    { run_id: "left", tasks: 2, statuses: "success" },
    { run_id: "right", tasks: 2, statuses: "success" },
  ]);
  expect(outputs).toEqual([
    { run_id: "left", outputs: 2 },
    { run_id: "right", outputs: 2 },
  ]);
  for (const run of ["left", "right"]) {
    const { "data.json": data } = await workspace.runFiles(run);
    expect(data).toContain("100.73");
  }
});

test("an id that is taken: the run that has it is left alone", async () => {
  expectDone(await workspace.orchc(["exec", "price", "--run", "mine"]));
  const before = workspace.rows("SELECT * FROM worker_runs");
  expectRefusal(await workspace.orchc(["exec", "price", "--run", "mine"]), {
    status: 2,
    code: "ORC4201",
    says: ["mine"],
  });
  expect(workspace.rows("SELECT * FROM worker_runs")).toEqual(before);
});
