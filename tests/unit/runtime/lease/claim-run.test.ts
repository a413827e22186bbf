import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  claimRun,
  isExecuted,
  isInterrupted,
  ownName,
} from "../../../../src/runtime/lease/index.ts";
import { openStore, type Store } from "../../../../src/runtime/store/index.ts";
import { tempFolder, type TempFolder } from "../../../support/temp-folder.ts";
import { created } from "../store/events.ts";

/** As another machine would write it. */
const FOREIGN = "00000000-4711-1";
/** As a process of this machine that is gone: no process has this number. */
const GONE = ownName().replace(/-\d+-/, "-99999999-");
const WATCH_MS = 1200;

let folder: TempFolder;
let store: Store;
beforeEach(async () => {
  folder = await tempFolder();
  store = await openStore(folder.at("results.db"));
  await store.append([created("r1", ["t1"], { pid: 99999999 })]);
});
afterEach(async () => {
  await store.close();
  await folder[Symbol.asyncDispose]();
});

test("a run has one owner, and none when that has given it back", async () => {
  const claim = await claimRun(store, "r1");
  expect(isExecuted((await store.run("r1"))!)).toBe(true);
  await expect(claimRun(store, "r1")).rejects.toThrow(`executed by process ${process.pid}`);
  await claim[Symbol.asyncDispose]();
  expect(isInterrupted((await store.run("r1"))!)).toBe(true);
  expect((await claimRun(store, "r1")).lease.number).toBe(2);
});

test("a process of this machine that is gone is followed at once", async () => {
  await store.takeLease("r1", 0, GONE);
  expect(isInterrupted((await store.run("r1"))!)).toBe(true);
  expect((await claimRun(store, "r1")).lease).toEqual({ run: "r1", number: 2 });
});

describe("an owner on another machine, whatever its clock says", () => {
  test("whose beat goes on keeps the run", async () => {
    const lease = (await store.takeLease("r1", 0, FOREIGN))!;
    const beating = setInterval(() => void store.beat(lease), 100);
    try {
      await expect(claimRun(store, "r1", WATCH_MS)).rejects.toThrow("another machine");
    } finally {
      clearInterval(beating);
    }
  });

  test("whose beat stands still loses it", async () => {
    await store.takeLease("r1", 0, FOREIGN);
    expect((await claimRun(store, "r1", WATCH_MS)).lease.number).toBe(2);
  });

  test("that gives it back while it is watched leaves it free", async () => {
    const lease = (await store.takeLease("r1", 0, FOREIGN))!;
    const claiming = claimRun(store, "r1", 60_000);
    await store.releaseLease(lease);
    expect((await claiming).lease.number).toBe(2);
  });

  test("is shown as executing until it has been silent for minutes", async () => {
    await store.takeLease("r1", 0, FOREIGN);
    const row = (await store.run("r1"))!;
    expect(isExecuted(row)).toBe(true);
    const silent = new Date(Date.now() - 10 * 60_000).toISOString();
    expect(isExecuted({ ...row, beatAt: silent })).toBe(false);
  });
});

test("of two that claim at once one gets the run", async () => {
  const claims = await Promise.allSettled([claimRun(store, "r1"), claimRun(store, "r1")]);
  expect(claims.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});
