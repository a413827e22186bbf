/** Every script of a build is a program: `node generated/<name>/u1.ts` does its part of a run and records the same. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { CLI, node, orchc, startNode } from "../../support/built-cli.ts";
import { expectDone } from "../../support/endings.ts";
import { planOf } from "../../support/plans.ts";
import { rowsOf } from "../../support/rows.ts";
import { tempFolder, type TempFolder } from "../../support/temp-folder.ts";

/** In a workspace as `orchc init` makes it: its data, its agent. Three scripts: u1 (t1, t3), u2 (t2), and u3 (t4) of both. */
const SALES = { file: "data/sales.csv", measure: "revenue", how: "sum" };
const PLAN = planOf(
  {
    t1: { tool: "data.timeseries", args: { ...SALES, bucket: "month" } },
    t2: { tool: "data.aggregate", args: { ...SALES, by: ["city"] } },
    t3: { tool: "forecast.trend", args: { points: { $ref: "t1.points" } } },
    t4: {
      tool: "report.page",
      args: { tables: [{ $ref: "t1.table" }, { $ref: "t2.table" }, { $ref: "t3.table" }] },
    },
  },
  { name: "sales" },
);

let workspace: TempFolder;
beforeAll(async () => {
  workspace = await tempFolder();
  expectDone(await orchc(workspace.path, ["init"]));
  await workspace.write("generated/sales/plan.json", JSON.stringify(PLAN));
  expectDone(await orchc(workspace.path, ["build", "sales"]));
  expectDone(await orchc(workspace.path, ["exec", "sales", "--run", "whole"]));
});
afterAll(() => workspace[Symbol.asyncDispose]());

const script = (unit: string) => `generated/sales/${unit}.ts`;
const rows = (sql: string) => rowsOf(workspace.at(".orchc/orchestrator_results.db"), sql);

/** Everything that is recorded of a run, but times and numbers of rows. */
const recorded = (run: string) => ({
  run: rows(`SELECT name, plan_sha256, status, params, query FROM runs WHERE id = '${run}'`),
  tasks: rows(
    `SELECT task_id, agent_name, status, error, output_file_path, tool, unit_id, attempt
     FROM worker_runs WHERE run_id = '${run}' ORDER BY task_id`,
  ),
  outputs: rows(
    `SELECT task_id, agent_name, output_data, metadata
     FROM task_outputs WHERE run_id = '${run}' ORDER BY task_id`,
  ),
});

const statuses = (run: string) =>
  rows(`SELECT status FROM worker_runs WHERE run_id = '${run}' ORDER BY task_id`).map(
    ({ status }) => status,
  );

test("in order, each says which one is next, and together they record what exec records", async () => {
  const first = await node(workspace.path, [script("u1")]);
  expect(first).toMatchObject({ status: 0, stderr: "" });
  const [run = ""] = /\d{8}-\d{6}-\w+/.exec(first.stdout) ?? [];
  expect(statuses(run)).toEqual(["success", "pending", "success", "pending"]);
  for (const unit of ["u2", "u3"]) {
    expect(first.stdout).toContain(`node ${script(unit)} --run ${run}`);
    expectDone(await node(workspace.path, [script(unit), "--run", run]));
  }
  expect(statuses(run)).toEqual(["success", "success", "success", "success"]);
  expect(recorded(run)).toEqual(recorded("whole"));
});

test("out of order: the one that needs the others is started first, and waits", async () => {
  const last = startNode(workspace.path, [script("u3"), "--run", "crossed"]);
  await last.says("run crossed of sales");
  for (const unit of ["u2", "u1"])
    expectDone(await node(workspace.path, [script(unit), "--run", "crossed"]));
  expect(await last.ended).toMatchObject({ status: 0, stderr: "" });
  expect(recorded("crossed")).toEqual(recorded("whole"));
});

test("a limit of waiting: it says for what it waited and how to go on, and does nothing", async () => {
  await node(workspace.path, [script("u1"), "--run", "short"]);
  const { status, stderr } = await node(workspace.path, [
    script("u3"),
    "--run",
    "short",
    "--wait",
    "0.2",
  ]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^error ORC4205 t2 did not end within/);
  expect(stderr).toContain("--wait");
  expect(stderr).toContain("orchc exec");
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(statuses("short")).toEqual(["success", "pending", "success", "pending"]);
});

test("without a run that waits for it, a script that needs others says so", async () => {
  await workspace.write("generated/fresh/plan.json", JSON.stringify({ ...PLAN, name: "fresh" }));
  expectDone(await orchc(workspace.path, ["build", "fresh"]));
  const { status, stderr } = await node(workspace.path, ["generated/fresh/u3.ts", "--wait", "0"]);
  expect({ status, code: /ORC\d+/.exec(stderr)?.[0] }).toEqual({ status: 2, code: "ORC4205" });
  expect(stderr).toContain("help:");
});

test("it can be started from any folder", async () => {
  const elsewhere = await tempFolder();
  const ended = await node(elsewhere.path, [workspace.at(script("u2")), "--run", "elsewhere"]);
  expect(ended).toMatchObject({ status: 0, stderr: "" });
  expect(statuses("elsewhere")[1]).toBe("success");
  await elsewhere[Symbol.asyncDispose]();
});

test("one that was changed refuses to run, and is named", async () => {
  const text = await workspace.read(script("u2"));
  await workspace.write(script("u2"), text.replace("city", "town"));
  const { status, stderr } = await node(workspace.path, [script("u2"), "--run", "changed"]);
  await workspace.write(script("u2"), text);
  expect(stderr).toContain("generated/sales/u2.ts is not what was built");
  expect(status).toBe(4);
  expect(statuses("changed")).toEqual([]);
});

test("the command line shows such a run like any other", async () => {
  const { status, stdout } = await node(workspace.path, [CLI, "show", "crossed"]);
  expect(status).toBe(0);
  for (const task of ["t1", "t2", "t3", "t4"]) expect(stdout).toContain(task);
});
