import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore, RecordConflict, type Store } from "../../../../src/runtime/store/index.ts";
import { at, created, failed, failure, newRun, started, succeeded } from "./records.ts";

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "orchc-store-"));
  store = await openStore(join(folder, "state", "results.db"));
});
afterEach(async () => {
  store.close();
  await rm(folder, { recursive: true });
});

/** What a program that is not ours reads from the file. */
function sqlite(sql: string): string {
  return execFileSync("sqlite3", [store.file, sql], { encoding: "utf8" }).trim();
}

describe("a run in the store", () => {
  test("starts with one pending row for each task, dated when the run was created", async () => {
    await store.commit([created(newRun("r1"), "t1", "t2")]);

    expect(sqlite("SELECT task_id, status, started_at FROM worker_runs ORDER BY position")).toBe(
      `t1|pending|${at(0)}\nt2|pending|${at(0)}`,
    );
    expect(await store.run("r1")).toEqual({ ...newRun("r1"), status: "running" });
  });

  test("keeps the output of a task as JSON, beside its times", async () => {
    await store.commit([created(newRun("r1"), "t1")]);
    await store.commit([started("r1", "t1")]);
    await store.commit([succeeded("r1", "t1", { count: 1, name: "it's ; DROP TABLE runs" })]);

    expect(sqlite("SELECT output_data FROM task_outputs")).toBe(
      `{"count":1,"name":"it's ; DROP TABLE runs"}`,
    );
    expect(await store.task("r1", "t1")).toMatchObject({
      status: "success",
      startedAt: at(1),
      completedAt: at(2),
      durationMs: 1000,
      attempt: 1,
    });
    expect((await store.output("r1", "t1"))?.metadata.headline).toEqual(["One thing was counted."]);
  });

  test("gives outputs in the order of the plan, not of their ends", async () => {
    await store.commit([created(newRun("r1"), "t1", "t2", "t3")]);
    for (const task of ["t3", "t1"]) {
      await store.commit([started("r1", task), succeeded("r1", task, { task })]);
    }
    const tasks = [];
    for await (const { task } of store.outputs("r1")) tasks.push(task);
    expect(tasks).toEqual(["t1", "t3"]);
  });

  test("keeps every attempt with its error", async () => {
    await store.commit([created(newRun("r1"), "t1"), started("r1", "t1")]);
    await store.commit([
      { is: "task.retried", run: "r1", task: "t1", attempt: 1, error: failure, at: at(2) },
    ]);
    expect(await store.task("r1", "t1")).toMatchObject({ status: "pending", error: "It broke" });

    await store.commit([started("r1", "t1", 2, 3), failed("r1", "t1", 2)]);
    expect(await store.attempts("r1")).toMatchObject([
      { task: "t1", attempt: 1, status: "failed", error: failure, pid: process.pid },
      { task: "t1", attempt: 2, status: "failed", error: failure },
    ]);
    expect(await store.task("r1", "t1")).toMatchObject({ status: "failed", startedAt: at(1) });
  });

  test("ends with its status, and is found again newest first", async () => {
    await store.commit([created(newRun("r1"))]);
    await store.commit([created(newRun("r2", { startedAt: at(5), plan: "other" }))]);
    await store.commit([{ is: "run.ended", run: "r2", status: "failed", at: at(9), error: "x" }]);

    expect((await store.runs()).map(({ id, status }) => [id, status])).toEqual([
      ["r2", "failed"],
      ["r1", "running"],
    ]);
    expect((await store.runs({ plan: "other" })).map(({ id }) => id)).toEqual(["r2"]);
    expect((await store.runs({ limit: 1 })).map(({ id }) => id)).toEqual(["r2"]);
  });
});

describe("records that contradict the store are refused, with all that came with them", () => {
  beforeEach(() => store.commit([created(newRun("r1"), "t1", "t2"), started("r1", "t1")]));

  test("an attempt that another process has begun", async () => {
    await expect(store.commit([started("r1", "t2"), started("r1", "t1")])).rejects.toThrow(
      RecordConflict,
    );
    expect((await store.task("r1", "t2"))?.status).toBe("pending");
  });

  test("a start after success", async () => {
    await store.commit([succeeded("r1", "t1", {})]);
    await expect(store.commit([started("r1", "t1", 2)])).rejects.toThrow(RecordConflict);
  });

  test("the end of an attempt that is no longer the running one", async () => {
    await store.commit([
      { is: "task.retried", run: "r1", task: "t1", attempt: 1, error: failure, at: at(2) },
      started("r1", "t1", 2),
    ]);
    await expect(store.commit([succeeded("r1", "t1", {}, 1)])).rejects.toThrow(RecordConflict);
    expect(await store.output("r1", "t1")).toBeUndefined();
  });
});
