/** Findings of runs: what counts, what is new, and that all of it follows from the journal. */
import Database from "better-sqlite3";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TaskVerified } from "../../../../src/contract/events.ts";
import type { Finding } from "../../../../src/contract/finding.ts";
import { compareFindings } from "../../../../src/runtime/findings/compare-findings.ts";
import { openStore, type Store } from "../../../../src/runtime/store/index.ts";
import { tempFolder, type TempFolder } from "../../../support/temp-folder.ts";
import { at, created, failed, resumed, started, succeeded } from "./events.ts";

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

const finding = (fingerprint: string, more: Partial<Finding> = {}): Finding => ({
  severity: "major",
  category: "lint",
  message: fingerprint,
  file: "a.ts",
  line: 3,
  fingerprint,
  ...more,
});

function verified(
  run: string,
  task: string,
  prints: readonly (string | Finding)[],
  { attempt = 1, command = "lint" } = {},
): TaskVerified {
  const findings = prints.map((print) => (typeof print === "string" ? finding(print) : print));
  const checked = { what: "files", count: 2 };
  const passed = findings.length === 0;
  const verification = { tool: "linter", command, exitCode: 0, passed, checked, findings };
  return { type: "task.verified", run, task, at: at(2), attempt, verification };
}

async function lint(run: string, prints: readonly (string | Finding)[], command = "lint") {
  await store.append([created(run, ["t1"]), started(run, "t1")]);
  await store.append([verified(run, "t1", prints, { command }), succeeded(run, "t1", {})]);
}

const statesOf = async (run: string, since?: string) => {
  const { findings, resolved } = await compareFindings(store, run, since);
  return {
    found: findings.map(({ fingerprint, state }) => `${fingerprint} ${state}`),
    resolved: resolved.map(({ fingerprint }) => fingerprint),
  };
};

test("new, known and resolved by fingerprint, the new ones first", async () => {
  await lint("r1", ["a", "b"]);
  expect(await statesOf("r1")).toEqual({ found: ["a first", "b first"], resolved: [] });
  await lint("r2", ["b", finding("c", { severity: "minor" })]);
  expect(await statesOf("r2")).toEqual({ found: ["c new", "b known"], resolved: ["a"] });
  await lint("r3", ["a"]);
  expect(await statesOf("r3")).toEqual({ found: ["a new"], resolved: ["b", "c"] });
  expect(await statesOf("r3", "r1")).toEqual({ found: ["a known"], resolved: ["b"] });
});

test("another command is another check, and a check that was not made resolves nothing", async () => {
  await lint("r1", ["a"]);
  await lint("r2", ["b"], "lint other");
  expect(await statesOf("r2")).toEqual({ found: ["b first"], resolved: [] });
  await store.append([created("r3", ["t1"]), started("r3", "t1"), failed("r3", "t1")]);
  expect(await statesOf("r3")).toEqual({ found: [], resolved: [] });
  await lint("r4", ["a"]);
  expect(await statesOf("r4")).toEqual({ found: ["a known"], resolved: [] });
});

test("another build is no earlier run of this one", async () => {
  await lint("r1", ["a"]);
  await store.append([created("r2", ["t1"], { name: "other" }), started("r2", "t1")]);
  await store.append([verified("r2", "t1", ["a"]), succeeded("r2", "t1", {})]);
  expect((await statesOf("r2")).found).toEqual(["a first"]);
});

test("what the latest attempt says counts, the others stay in the table", async () => {
  await store.append([created("r1", ["t1"]), started("r1", "t1"), verified("r1", "t1", ["a"])]);
  await store.append([failed("r1", "t1"), resumed("r1", ["t1"]), started("r1", "t1", 2)]);
  await store.append([verified("r1", "t1", ["b"], { attempt: 2 }), succeeded("r1", "t1", {}, 2)]);
  expect((await statesOf("r1")).found).toEqual(["b first"]);
  expect(rows("SELECT attempt, fingerprint, location FROM findings")).toEqual([
    { attempt: 1, fingerprint: "a", location: "a.ts:3" },
    { attempt: 2, fingerprint: "b", location: "a.ts:3" },
  ]);
});

test("the tables are made again from the journal, row for row, and go with their run", async () => {
  await lint("r1", ["a", finding("b", { rule: "no-x", column: 7 })]);
  const all = () => [rows("SELECT * FROM verifications"), rows("SELECT * FROM findings")];
  const before = all();
  expect(before[1]).toHaveLength(2);
  change("DELETE FROM findings");
  expect((await store.rebuild()).damaged).toEqual([]);
  expect(all()).toEqual(before);
  const lease = await store.takeLease("r1", 0, "me");
  if (lease === undefined) throw new Error("it has an owner");
  expect(await store.remove(lease)).toBe(true);
  expect(all()).toEqual([[], []]);
});

function rows(sql: string): unknown[] {
  const database = new Database(join(folder.path, "results.db"), { readonly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

function change(sql: string): void {
  const database = new Database(join(folder.path, "results.db"));
  try {
    database.exec(sql);
  } finally {
    database.close();
  }
}
