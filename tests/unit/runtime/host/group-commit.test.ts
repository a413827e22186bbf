import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { groupCommit } from "../../../../src/runtime/host/group-commit.ts";
import { openStore, type Store } from "../../../../src/runtime/store/index.ts";
import { tempFolder, type TempFolder } from "../../../support/temp-folder.ts";
import { created, started } from "../store/events.ts";

let folder: TempFolder;
let store: Store;
beforeEach(async () => {
  folder = await tempFolder();
  store = await openStore(folder.at("results.db"), { busyTimeoutMs: 300 });
  await store.append([created("r1", ["t1", "t2", "t3"])]);
});
afterEach(async () => {
  await store.close();
  await folder[Symbol.asyncDispose]();
});

test("what contradicts the store is refused alone", async () => {
  const group = groupCommit(store);
  const all = [["t1"], ["t2", 7], ["t3"]] as const;
  const ended = await Promise.allSettled(
    all.map(([task, attempt]) => group.append([started("r1", task, attempt)])),
  );
  expect(ended.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("a lock that is not released in time is waited for once, for all that is to be stored", async () => {
  const other = new Database(folder.at("results.db"));
  try {
    other.exec("BEGIN IMMEDIATE");
    let tries = 0;
    const counted: Store = {
      ...store,
      append: (...words) => ((tries += 1), store.append(...words)),
    };
    const group = groupCommit(counted);
    const ended = await Promise.allSettled(
      ["t1", "t2", "t3"].map((task) => group.append([started("r1", task)])),
    );
    expect(ended.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(String((ended[2] as PromiseRejectedResult).reason)).toContain("ORC4005");
    expect(tries).toBe(1);
    other.exec("ROLLBACK");
    await group.append([started("r1", "t1")]);
  } finally {
    other.close();
  }
});
