import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  EventRefused,
  LeaseLost,
  openStore,
  type Store,
} from "../../../../src/runtime/store/index.ts";
import {
  added,
  at,
  created,
  failed,
  failure,
  finished,
  resumed,
  retrying,
  reused,
  started,
  succeeded,
} from "./events.ts";

let folder: string;
let file: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "orchc-store-"));
  file = join(folder, "state", "results.db");
  store = await openStore(file);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** What a program that is not ours reads from the file. */
function sqlite(sql: string): string {
  return execFileSync("sqlite3", [file, sql], { encoding: "utf8" }).trim();
}

describe("a run in the store", () => {
  test("starts with one pending row for each task, dated when the run was created", async () => {
    await store.append([created("r1", ["t1", "t2"])]);

    expect(sqlite("SELECT task_id, status, started_at FROM worker_runs ORDER BY position")).toBe(
      `t1|pending|${at(0)}\nt2|pending|${at(0)}`,
    );
    const { facts } = created("r1");
    const row = { ...facts, id: "r1", startedAt: at(0), status: "running" };
    expect(await store.run("r1")).toEqual(row);
  });

  test("takes tasks that were not known at its start, behind the others, and only while it goes on", async () => {
    await store.append([created("r1", ["t1", "t2"]), added("r1", ["t3[0]", "t3[1].t4"])]);
    expect(await store.tasks("r1")).toMatchObject([
      { id: "t1" },
      { id: "t2" },
      { id: "t3[0]", task: "t3", status: "pending" },
      { id: "t3[1].t4", task: "t4" },
    ]);
    expect((await store.task("r1", "t1"))?.task).toBeUndefined();
    await store.append([started("r1", "t3[0]"), succeeded("r1", "t3[0]", { n: 1 })]);
    expect(await store.output("r1", "t3[0]")).toMatchObject({ task: "t3[0]", data: { n: 1 } });
    for (const again of [["t1"], ["t3[2]", "t3[0]"], ["t3[2]", "t3[2]"]]) {
      await expect(store.append([added("r1", again)])).rejects.toThrow(EventRefused);
    }
    await expect(store.append([added("r9", ["t1"])])).rejects.toThrow(EventRefused);
    await store.append([finished("r1", "failed")]);
    await expect(store.append([added("r1", ["t3[2]"])])).rejects.toThrow(EventRefused);
    expect((await store.tasks("r1")).map(({ id }) => id)).toEqual([
      "t1",
      "t2",
      "t3[0]",
      "t3[1].t4",
    ]);
  });

  test("keeps the output of a task as JSON, beside its times", async () => {
    await store.append([created("r1", ["t1"])]);
    await store.append([started("r1", "t1")]);
    await store.append([succeeded("r1", "t1", { count: 1, name: "it's ; DROP TABLE runs" })]);

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
    await store.append([created("r1", ["t1", "t2", "t3"])]);
    for (const task of ["t3", "t1"]) {
      await store.append([started("r1", task), succeeded("r1", task, { task })]);
    }
    const tasks = [];
    for await (const { task } of store.outputs("r1")) tasks.push(task);
    expect(tasks).toEqual(["t1", "t3"]);
  });

  test("keeps every attempt with its error", async () => {
    await store.append([created("r1", ["t1"]), started("r1", "t1")]);
    await store.append([retrying("r1", "t1")]);
    expect(await store.task("r1", "t1")).toMatchObject({ status: "pending", error: "It broke" });

    await store.append([started("r1", "t1", 2, 3), failed("r1", "t1", 2)]);
    expect(await store.attempts("r1")).toMatchObject([
      { task: "t1", attempt: 1, status: "failed", error: failure, pid: 4711 },
      { task: "t1", attempt: 2, status: "failed", error: failure },
    ]);
    expect(await store.task("r1", "t1")).toMatchObject({ status: "failed", startedAt: at(1) });
  });

  test("ends with its status, and is found again newest first", async () => {
    await store.append([created("r1")]);
    await store.append([created("r2", [], { plan: "other" }, 5)]);
    await store.append([finished("r2", "failed")]);

    expect((await store.runs()).map(({ id, status }) => [id, status])).toEqual([
      ["r2", "failed"],
      ["r1", "running"],
    ]);
    expect((await store.runs({ plan: "other" })).map(({ id }) => id)).toEqual(["r2"]);
    expect((await store.runs({ limit: 1 })).map(({ id }) => id)).toEqual(["r2"]);
  });
});

describe("events that contradict the store are refused, with all that came with them", () => {
  beforeEach(
    async () => void (await store.append([created("r1", ["t1", "t2"]), started("r1", "t1")])),
  );

  test("an attempt that another process has begun", async () => {
    await expect(store.append([started("r1", "t2"), started("r1", "t1")])).rejects.toThrow(
      EventRefused,
    );
    expect((await store.task("r1", "t2"))?.status).toBe("pending");
  });

  test("a start after success", async () => {
    await store.append([succeeded("r1", "t1", {})]);
    await expect(store.append([started("r1", "t1", 2)])).rejects.toThrow(EventRefused);
  });

  test("the end of an attempt that is no longer the running one", async () => {
    await store.append([retrying("r1", "t1"), started("r1", "t1", 2)]);
    await expect(store.append([succeeded("r1", "t1", {}, 1)])).rejects.toThrow(EventRefused);
    expect(await store.output("r1", "t1")).toBeUndefined();
  });
});

describe("the journal", () => {
  beforeEach(async () => void (await store.append([created("r1", ["t1", "t2"])])));

  test("numbers the events of each run from 1, and gives those after a number", async () => {
    await store.append([created("r2", ["t1"])]);
    const [first, second] = await store.append([started("r1", "t1"), started("r2", "t1")]);
    expect([first?.seq, second?.seq]).toEqual([2, 2]);
    const [third] = await store.append([succeeded("r1", "t1", { count: 1 })]);
    expect(await store.events("r1", { after: 1 })).toEqual([first, third]);
    expect(await store.events("r1", { limit: 1 })).toEqual([
      { ...created("r1", ["t1", "t2"]), seq: 1 },
    ]);
  });

  test("a resumed run has what had not succeeded before it", async () => {
    await store.append([started("r1", "t1"), succeeded("r1", "t1", { count: 1 })]);
    await store.append([started("r1", "t2"), failed("r1", "t2"), finished("r1", "failed")]);
    await store.append([resumed("r1", ["t2"])]);
    expect(await store.run("r1")).toMatchObject({ status: "running", pid: 4712, orchc: "0.2.0" });
    expect(await store.run("r1")).not.toHaveProperty("completedAt");
    expect(await store.task("r1", "t2")).toMatchObject({ status: "pending", attempt: 1 });
    expect((await store.output("r1", "t1"))?.data).toEqual({ count: 1 });
  });

  test("a task that is done again loses its output, and nobody else's", async () => {
    for (const task of ["t1", "t2"])
      await store.append([started("r1", task), succeeded("r1", task, {})]);
    await store.append([resumed("r1", ["t2"]), started("r1", "t2", 2)]);
    expect(await store.output("r1", "t2")).toBeUndefined();
    expect(await store.output("r1", "t1")).toBeDefined();
  });
});

describe("a lease", () => {
  beforeEach(async () => void (await store.append([created("r1", ["t1"])])));

  test("has one owner at a time, and a number that grows", async () => {
    const first = await store.takeLease("r1", 0, "a");
    expect(await store.takeLease("r1", 0, "b")).toBeUndefined();
    expect(first).toEqual({ run: "r1", number: 1 });
    expect(await store.takeLease("r1", 1, "b")).toEqual({ run: "r1", number: 2 });
    expect(await store.run("r1")).toMatchObject({ owner: "b" });
  });

  test("that was taken writes nothing any more, and does not beat", async () => {
    const lease = (await store.takeLease("r1", 0, "a"))!;
    await store.append([started("r1", "t1")], { lease });
    expect(await store.beat(lease)).toBe(true);
    await store.takeLease("r1", 1, "b");
    await expect(store.append([succeeded("r1", "t1", {})], { lease })).rejects.toThrow(LeaseLost);
    expect(await store.task("r1", "t1")).toMatchObject({ status: "running" });
    expect(await store.beat(lease)).toBe(false);
  });

  test("that was given back has no owner", async () => {
    const lease = (await store.takeLease("r1", 0, "a"))!;
    await store.releaseLease(lease);
    expect(await store.run("r1")).not.toHaveProperty("owner");
    expect(await store.lease("r1")).toEqual({ number: 1, beats: 0, isCancelled: false });
  });
});

test("statistics are of tasks that were run, and not of results that were taken", async () => {
  await store.append([created("r1", ["t1"]), started("r1", "t1"), succeeded("r1", "t1", {})]);
  await store.append([created("r2", ["t1"]), reused("r2", "t1")]);
  expect(await Array.fromAsync(store.settled())).toMatchObject([
    { status: "success", durationMs: 1000 },
  ]);
});
