import Database from "better-sqlite3";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore, queryHistory } from "../../../../src/runtime/store/index.ts";
import { created } from "./events.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "orchc-history-"));
  file = join(folder, "results.db");
  const store = await openStore(file);
  await store.append([created("r1", ["t1", "t2", "t3"])]);
  await store.close();
});
afterEach(() => rm(folder, { recursive: true }));

test("rows come with their columns, values as they are stored", async () => {
  const sql = "SELECT task_id, attempt, error, 1.5 AS half FROM worker_runs WHERE task_id = 't1'";
  expect(await queryHistory(file, sql)).toEqual({
    columns: ["task_id", "attempt", "error", "half"],
    rows: [["t1", 0, null, 1.5]],
    truncated: false,
  });
});

test("no more rows than asked for, and it says that there are more", async () => {
  const sql = "SELECT task_id FROM worker_runs ORDER BY position";
  const two = await queryHistory(file, sql, { maxRows: 2 });
  expect(two).toEqual({ columns: ["task_id"], rows: [["t1"], ["t2"]], truncated: true });
  expect((await queryHistory(file, sql, { maxRows: 3 })).truncated).toBe(false);
});

test("a query without rows still has columns", async () => {
  const none = await queryHistory(file, "SELECT id FROM runs WHERE 0");
  expect(none).toEqual({ columns: ["id"], rows: [], truncated: false });
});

describe("refused", () => {
  test.each([
    ["a change", "DELETE FROM runs", "it would change something"],
    ["a change that gives rows", "DELETE FROM runs RETURNING id", "it would change something"],
    ["a table", "CREATE TABLE x (a)", "it would change something"],
    ["another file", "ATTACH 'other.db' AS other", "it gives no rows"],
    ["a copy", "VACUUM INTO 'copy.db'", "it would change something"],
    ["a setting", "PRAGMA user_version = 9", "it would change something"],
    ["another way to store", "PRAGMA journal_mode = DELETE", "it would change something"],
    ["a transaction", "BEGIN", "it gives no rows"],
    ["several statements", "SELECT 1; DELETE FROM runs", "more than one statement"],
    ["a slip", "SELEKT 1", "syntax error"],
    ["a table that is not there", "SELECT * FROM nowhere", "no such table: nowhere"],
    ["nothing", "", "no statement"],
  ])("%s", async (_, sql, why) => {
    await expect(queryHistory(file, sql)).rejects.toThrow("ORC4008");
    await expect(queryHistory(file, sql)).rejects.toThrow(why);
    const { rows } = await queryHistory(file, "SELECT count(*) FROM runs");
    expect(rows).toEqual([[1]]);
    const database = new Database(file);
    expect(database.pragma("user_version", { simple: true })).toBe(10);
    database.close();
  });

  test("there is no database, and none is made", async () => {
    await expect(queryHistory(join(folder, "none.db"), "SELECT 1")).rejects.toThrow("ORC4007");
    await expect(queryHistory(join(folder, "none.db"), "SELECT 1")).rejects.toThrow("ORC4007");
  });
});
