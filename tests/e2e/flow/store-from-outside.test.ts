/** The history as any program finds it: two tables with known columns, one row a task, outputs in JSON or on the bus. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ended } from "../../support/built-cli.ts";
import { expectDone } from "../../support/endings.ts";
import { ownAgent } from "../../support/own-agent.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

let workspace: UserWorkspace;
let ended: Ended;

/** One task gives much, one little, one fails, and one is skipped for it. */
beforeAll(async () => {
  workspace = await userWorkspace({
    data: ["stocks.csv"],
    config: { limits: { inlineBytes: 2_000, retries: 0 } },
    files: {
      "agents/own.ts": ownAgent({
        name: "own",
        tools: { fail: { run: "() => { throw new ToolError('No paper left.'); }" } },
      }),
    },
  });
  const series = { file: "data/stocks.csv", measure: "price", bucket: "month", by: "symbol" };
  await workspace.plan("sample", {
    t1: { tool: "data.timeseries", args: series },
    t2: { tool: "data.aggregate", args: { file: "data/stocks.csv", measure: "price" } },
    t3: { tool: "own.fail" },
    t4: { tool: "own.fail", needs: ["t3"] },
  });
  expectDone(await workspace.orchc(["build", "sample"]));
  ended = await workspace.orchc(["exec", "sample", "--run", "first"]);
});
afterAll(() => workspace[Symbol.asyncDispose]());

const columns = (table: string) =>
  workspace
    .rows(`SELECT name FROM pragma_table_info('${table}') ORDER BY cid`)
    .map(({ name }) => name);

test("worker_runs begins with the columns that are documented, in their order", () => {
  expect(columns("worker_runs").slice(0, 10)).toEqual([
    "run_id",
    "task_id",
    "agent_name",
    "status",
    "started_at",
    "completed_at",
    "duration_ms",
    "error",
    "output_file_path",
    "created_at",
  ]);
});

test("task_outputs begins with the columns that are documented, in their order", () => {
  expect(columns("task_outputs").slice(0, 7)).toEqual([
    "id",
    "run_id",
    "task_id",
    "agent_name",
    "output_data",
    "metadata",
    "created_at",
  ]);
});

test("one row a task, with what became of it", () => {
  const rows = workspace.rows(
    "SELECT run_id, task_id, agent_name, status FROM worker_runs ORDER BY task_id",
  );
  const row = (task_id: string, agent_name: string, status: string) => ({
    run_id: "first",
    task_id,
    agent_name,
    status,
  });
  expect(rows).toEqual([
    row("t1", "data", "success"),
    row("t2", "data", "success"),
    row("t3", "own", "failed"),
    row("t4", "own", "skipped"),
  ]);
  expect(ended.status).toBe(1);
});

test("times are ISO 8601, and in order", () => {
  const ran = workspace.rows(
    "SELECT started_at, completed_at, duration_ms FROM worker_runs WHERE task_id IN ('t1', 't2', 't3')",
  );
  expect(ran).toHaveLength(3);
  for (const { started_at, completed_at, duration_ms } of ran) {
    const [from, to] = [String(started_at), String(completed_at)];
    for (const at of [from, to]) expect(new Date(at).toISOString()).toBe(at);
    expect(from <= to).toBe(true);
    expect(duration_ms).toBeGreaterThan(0);
  }
});

test("why a task failed, and why another was skipped", () => {
  const rows = workspace.rows("SELECT task_id, error FROM worker_runs ORDER BY task_id");
  expect(rows.map(({ error }) => error)).toEqual([
    null,
    null,
    "No paper left.",
    "It needs the success of t3, which failed.",
  ]);
});

test("outputs are JSON, one row a task that succeeded", () => {
  const rows = workspace.rows(
    "SELECT run_id, task_id, agent_name, output_data, metadata FROM task_outputs ORDER BY task_id",
  );
  expect(rows).toMatchObject([
    { run_id: "first", task_id: "t1", agent_name: "data" },
    { run_id: "first", task_id: "t2", agent_name: "data" },
  ]);
  const [, small] = rows.map((row) => JSON.parse(String(row["output_data"])) as { value: number });
  // sum over the file, by awk: awk -F, 'NR>1{s+=$3;n++} END{print s/n}' stocks.csv
  expect(small!.value).toBeCloseTo(100.7342857, 6);
  for (const { metadata } of rows)
    expect(JSON.parse(String(metadata))).toMatchObject({ version: "1" });
});

test("SQLite's own JSON functions can read them", () => {
  const [row] = workspace.rows(
    "SELECT json_extract(output_data, '$.value') AS value FROM task_outputs WHERE task_id = 't2'",
  );
  expect(row?.["value"]).toBeCloseTo(100.7342857, 6);
});

test("a large output lies on the bus: the row of its run says where, its manifest what", async () => {
  const [row] = workspace.rows("SELECT output_file_path FROM worker_runs WHERE task_id = 't1'");
  const path = String(row?.["output_file_path"]);
  expect(path).toBe(".orchc/bus/first/t1/output.json");
  const text = await workspace.read(path);
  const sha256 = createHash("sha256").update(text).digest("hex");
  const bytes = Buffer.byteLength(text);
  expect(bytes).toBeGreaterThan(2_000);
  const output = JSON.parse(text) as { table: { rows: unknown[] } };
  // 5 symbols: wc -l stocks.csv says 560 lines of data, each a month of one.
  expect(output.table.rows).toHaveLength(560);

  const [stored] = workspace.rows("SELECT output_data FROM task_outputs WHERE task_id = 't1'");
  expect(JSON.parse(String(stored?.["output_data"]))).toEqual({
    $file: { file: "t1/output.json", sha256, bytes, mediaType: "application/json" },
  });
  expect(JSON.parse(await workspace.read(`${path}.manifest.json`))).toMatchObject({
    id: sha256,
    bytes,
    mediaType: "application/json",
    producer: { run: "first", task: "t1" },
  });
});

test("the large output is whole in data.json", async () => {
  const { "data.json": text } = await workspace.runFiles("first");
  const { data } = JSON.parse(text!) as { data: { t1: { table: { rows: unknown[] } } } };
  expect(data.t1.table.rows).toHaveLength(560);
});

test("orchc sql reads the same", async () => {
  const { status, stdout } = await workspace.orchc([
    "sql",
    "select count(*) n from worker_runs",
    "--json",
  ]);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ columns: ["n"], rows: [[4]] });
});
