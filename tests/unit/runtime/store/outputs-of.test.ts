/** Outputs are found by the identity of their task, newest first, until they are forgotten. */
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore, type Store } from "../../../../src/runtime/store/index.ts";
import { tempFolder, type TempFolder } from "../../../support/temp-folder.ts";
import { at, created, resumed, reused, started, succeeded } from "./events.ts";

let folder: TempFolder;
let store: Store;
beforeEach(async () => {
  folder = await tempFolder();
  store = await openStore(join(folder.path, "results.db"));
});
afterEach(async () => {
  await store.close();
  await folder[Symbol.asyncDispose]();
});

const same = "1".repeat(64);

/** A run whose tasks succeed `seconds` after the others' start; all of them have the same identity. */
async function run(id: string, seconds: number, tasks = ["t1"]): Promise<void> {
  await store.append([created(id, tasks)]);
  for (const task of tasks) {
    const done = succeeded(id, task, { of: id });
    if (done.type !== "task.succeeded") throw new Error("it is no success");
    const { output } = done;
    const metadata = { ...output.metadata, cacheable: true as const };
    await store.append([
      started(id, task),
      { ...done, at: at(seconds), output: { ...output, metadata } },
    ]);
  }
}

const places = async (options?: Parameters<Store["outputsOf"]>[1]) =>
  (await store.outputsOf(same, options)).map((found) => `${found.run} ${found.task}`);

test("newest first, of all runs or of one", async () => {
  await run("r1", 30);
  await run("r2", 10, ["t1", "t2"]);
  await run("r3", 20);
  expect(await places()).toEqual(["r1 t1", "r3 t1", "r2 t2", "r2 t1"]);
  expect(await places({ limit: 1 })).toEqual(["r1 t1"]);
  expect(await places({ run: "r2" })).toEqual(["r2 t2", "r2 t1"]);
  expect(await store.outputsOf("2".repeat(64))).toEqual([]);
});

test("one that was taken is as old as what it was taken from, and is gone when its task is done again", async () => {
  await run("r0", 1);
  await store.append([created("r1", ["t1"]), reused("r1", "t1")]);
  const [found] = await store.outputsOf(same, { run: "r1" });
  expect(found).toMatchObject({ madeAt: at(1), metadata: { from: { run: "r0", task: "t1" } } });
  expect(await store.task("r1", "t1")).toMatchObject({
    status: "success",
    attempt: 0,
    from: { run: "r0", task: "t1", at: at(1) },
  });
  await store.append([resumed("r1", ["t1"])]);
  expect(await places({ run: "r1" })).toEqual([]);
  expect((await store.task("r1", "t1"))?.from).toBeUndefined();
});

test("what is forgotten is found in its own run only, also when the rows are made again", async () => {
  await run("r1", 10);
  await run("r2", 20);
  expect(await store.cached()).toMatchObject([
    { tool: "sample.tool", results: 2, oldest: at(10), newest: at(20) },
  ]);
  expect(await store.forget(at(15))).toBe(1);
  await store.rebuild();
  expect(await places()).toEqual(["r2 t1"]);
  expect(await places({ run: "r1" })).toEqual(["r1 t1"]);
  expect(await store.cached()).toMatchObject([{ results: 1 }]);
});
