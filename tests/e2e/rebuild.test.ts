/** `orchc doctor --rebuild`: tables that were damaged by hand are as they were. */
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { CLI, orchc, orchcJson, startNode } from "../support/built-cli.ts";
import { napWorkspace, type NapTask } from "../support/nap-workspace.ts";
import type { TempFolder } from "../support/temp-folder.ts";

const TABLES = ["runs", "worker_runs", "task_outputs", "attempts", "artifacts"] as const;

async function built(tasks: readonly NapTask[]): Promise<TempFolder> {
  const folder = await napWorkspace(tasks);
  expect(await orchc(folder.path, ["build", "naps"])).toMatchObject({ status: 0 });
  return folder;
}

function withDatabase<T>(folder: TempFolder, use: (database: Database.Database) => T): T {
  const database = new Database(folder.at(".orchc/orchestrator_results.db"));
  try {
    // As `sqlite3` on the command line has it.
    database.pragma("foreign_keys = OFF");
    return use(database);
  } finally {
    database.close();
  }
}

const rowsOf = (folder: TempFolder) =>
  withDatabase(folder, (database) =>
    TABLES.map((table) => database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all()),
  );

const change = (folder: TempFolder, sql: string) =>
  withDatabase(folder, (database) => database.exec(sql));

const naps: readonly NapTask[] = [
  { id: "t1", tool: "sleep", args: { text: "zzz" } },
  { id: "t2", tool: "fail" },
  { id: "t3", tool: "sleep", needs: ["t2"] },
];

test("rows that were deleted or altered are made again, and it is said how many", async () => {
  await using folder = await built(naps);
  await orchc(folder.path, ["exec", "naps", "--run", "one"]);
  await orchc(folder.path, ["exec", "naps", "--run", "two"]);
  await orchc(folder.path, ["retry", "two"]);
  const before = rowsOf(folder);
  for (const damage of [
    "DELETE FROM worker_runs WHERE task_id = 't2'",
    "DELETE FROM task_outputs; DELETE FROM worker_runs; DELETE FROM attempts; DELETE FROM runs",
    "UPDATE worker_runs SET status = 'success', error = NULL; UPDATE runs SET status = 'running'",
    "UPDATE task_outputs SET output_data = '1'; UPDATE task_outputs SET id = id + 1 WHERE id = (SELECT max(id) FROM task_outputs)",
  ]) {
    change(folder, damage);
    expect(rowsOf(folder)).not.toEqual(before);
    const { status, stdout } = await orchc(folder.path, ["doctor", "--rebuild"]);
    expect(status).toBe(0);
    const [, events] =
      /^The tables .* from the journal: 2 runs, (\d+) events\.\n$/.exec(stdout) ?? [];
    expect(rowsOf(folder)).toEqual(before);
    const counted = withDatabase(folder, (database) =>
      database.prepare("SELECT count(*) FROM events").pluck().get(),
    );
    expect(Number(events)).toBe(counted);
  }
});

test("a run whose journal is damaged keeps its rows and is named, and the others are made again", async () => {
  await using folder = await built(naps);
  for (const run of ["one", "two", "three"])
    await orchc(folder.path, ["exec", "naps", "--run", run]);
  const before = rowsOf(folder);
  change(folder, "DELETE FROM events WHERE run_id = 'two' AND type = 'task.started'");
  change(folder, "UPDATE events SET data = '{' WHERE run_id = 'three' AND seq = 4");
  change(folder, "DELETE FROM worker_runs WHERE run_id = 'one'");
  const rebuilt = await orchcJson(folder.path, ["doctor", "--rebuild"]);
  expect(rebuilt).toMatchObject({ exitStatus: 2, rebuilt: { runs: 1, damaged: ["two", "three"] } });
  expect(rebuilt.diagnostics.map(({ code }) => code)).toEqual(["ORC4010", "ORC4010"]);
  expect(rowsOf(folder)).toEqual(before);
});

test("nothing is rebuilt while a run is executed, whatever its row says", async () => {
  await using folder = await built([{ id: "t1", tool: "sleep", args: { ms: 60_000 } }]);
  const missing = await orchc(folder.path, ["doctor", "--rebuild"]);
  expect(missing.stderr).toContain("ORC4007");
  const running = startNode(folder.path, [CLI, "exec", "naps", "--run", "long"]);
  await running.says("t1 started");
  change(folder, "UPDATE runs SET status = 'success'");
  const refused = await orchc(folder.path, ["doctor", "--rebuild"]);
  expect(refused).toMatchObject({ status: 2, stdout: "" });
  expect(refused.stderr).toContain(`ORC4204 Run long is being executed by process ${running.pid}.`);
  running.kill("SIGKILL");
  await running.ended;
  expect(await orchc(folder.path, ["doctor", "--rebuild"])).toMatchObject({ status: 0 });
  expect((await orchc(folder.path, ["runs"])).stdout).toMatch(/^long +interrupted/m);
});
