import Database from "better-sqlite3";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sql as first } from "../../../../src/runtime/store/migrations/0001-runs-tasks-outputs.ts";
import { openStore } from "../../../../src/runtime/store/index.ts";
import { created, started, succeeded } from "./events.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "orchc-schema-"));
  file = join(folder, "results.db");
});
afterEach(() => rm(folder, { recursive: true }));

const sqlite = (sql: string) => execFileSync("sqlite3", [file, sql], { encoding: "utf8" }).trim();

/** The columns that users of the system know, in their order: name, type, NOT NULL, default, place in the key. */
const known = {
  worker_runs: [
    "run_id|TEXT|1||1",
    "task_id|TEXT|1||2",
    "agent_name|TEXT|1||0",
    "status|TEXT|1||0",
    "started_at|TEXT|1||0",
    "completed_at|TEXT|0||0",
    "duration_ms|REAL|0||0",
    "error|TEXT|0||0",
    "output_file_path|TEXT|0||0",
    "created_at|TEXT|0|CURRENT_TIMESTAMP|0",
  ],
  task_outputs: [
    "id|INTEGER|0||1",
    "run_id|TEXT|1||0",
    "task_id|TEXT|1||0",
    "agent_name|TEXT|1||0",
    "output_data|TEXT|1||0",
    "metadata|TEXT|1||0",
    "created_at|TEXT|0|CURRENT_TIMESTAMP|0",
  ],
};

test.each(Object.entries(known))("%s begins with the known columns", async (table, columns) => {
  await (await openStore(file)).close();
  const found = sqlite(
    `SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info('${table}')`,
  ).split("\n");
  expect(found.slice(0, columns.length)).toEqual(columns);
});

test("an output belongs to a task of a run", async () => {
  await (await openStore(file)).close();
  expect(sqlite(`SELECT "table", "from", "to" FROM pragma_foreign_key_list('task_outputs')`)).toBe(
    "worker_runs|run_id|run_id\nworker_runs|task_id|task_id",
  );
});

test("an empty file becomes a database of the newest version, and stays one", async () => {
  new Database(file).close();
  for (let times = 0; times < 2; times += 1) await (await openStore(file)).close();
  expect(sqlite("PRAGMA user_version")).toBe("10");
  expect(sqlite("PRAGMA journal_mode")).toBe("wal");
  expect(sqlite("PRAGMA integrity_check")).toBe("ok");
});

test("a database of 0.1.0 keeps its rows, and what follows in it does not take their ids", async () => {
  const old = new Database(file);
  old.exec(`${first}
    INSERT INTO runs VALUES ('r0', 'old', '', 'success', '', NULL, '{}', '', '0.1.0', '', '', '', 1, NULL);
    INSERT INTO worker_runs (run_id, task_id, agent_name, status, started_at, position, unit_id, tool, title)
      VALUES ('r0', 't1', 'a', 'success', '', 0, 'u1', 'a.b', '');
    INSERT INTO task_outputs (id, run_id, task_id, agent_name, output_data, metadata)
      VALUES (7, 'r0', 't1', 'a', '{}', '{}');
    PRAGMA user_version = 1`);
  old.close();
  const store = await openStore(file);
  await store.append([created("r1", ["t1"]), started("r1", "t1"), succeeded("r1", "t1", {})]);
  expect(await store.rebuild()).toEqual({ runs: 1, events: 3, damaged: [] });
  expect(await store.run("r0")).toMatchObject({ name: "old", status: "success" });
  await store.close();
  expect(sqlite("SELECT id, run_id FROM task_outputs ORDER BY id")).toBe("7|r0\n10|r1");
});
