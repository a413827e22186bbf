/** `orchc runs prune`: old runs go with everything that is theirs, and nothing else does. */
import Database from "better-sqlite3";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { CLI, orchc, orchcJson, startNode } from "../support/built-cli.ts";
import { napWorkspace, type NapTask } from "../support/nap-workspace.ts";
import type { TempFolder } from "../support/temp-folder.ts";

const TABLES = ["events", "leases", "runs", "worker_runs", "task_outputs", "attempts"] as const;
const DAY = 86_400_000;

async function built(tasks: readonly NapTask[]): Promise<TempFolder> {
  const folder = await napWorkspace(tasks);
  expect(await orchc(folder.path, ["build", "naps"])).toMatchObject({ status: 0 });
  return folder;
}

function withDatabase<T>(folder: TempFolder, use: (database: Database.Database) => T): T {
  const database = new Database(folder.at(".orchc/orchestrator_results.db"));
  try {
    return use(database);
  } finally {
    database.close();
  }
}

/** Ids of runs of which anything is left anywhere. */
async function known(folder: TempFolder): Promise<string[]> {
  const rows = withDatabase(folder, (database) =>
    TABLES.flatMap((table) => {
      const column = table === "runs" ? "id" : "run_id";
      return database.prepare(`SELECT ${column} FROM ${table}`).pluck().all() as string[];
    }),
  );
  const files = await Promise.all(
    ["bus", "runs"].map((name) => readdir(folder.at(`.orchc/${name}`))),
  );
  return [...new Set([...rows, ...files.flat()])].toSorted();
}

/** As if it had been so many days ago. */
function age(folder: TempFolder, run: string, days: number): void {
  const at = new Date(Date.now() - days * DAY).toISOString();
  withDatabase(folder, (database) =>
    database
      .prepare("UPDATE runs SET started_at = ?, completed_at = ? WHERE id = ?")
      .run(at, at, run),
  );
}

test("what is older and not among the newest goes, and --dry-run only says so", async () => {
  await using folder = await built([
    { id: "t1", tool: "sleep" },
    { id: "t2", tool: "fail" },
  ]);
  for (const [run, days] of [
    ["a", 90],
    ["b", 60],
    ["c", 40],
    ["d", 0],
  ] as const) {
    await orchc(folder.path, ["exec", "naps", "--run", run]);
    age(folder, run, days);
  }
  const options = ["--older-than", "30d", "--keep", "2"];
  const dry = await orchc(folder.path, ["runs", "prune", "--dry-run", ...options]);
  expect(dry.stdout).toMatch(
    /^b +failed .*\na +failed .*\nWould remove 2 runs with .* of files\.$/m,
  );
  expect(await known(folder)).toEqual(["a", "b", "c", "d"]);

  const pruned = await orchcJson(folder.path, ["runs", "prune", ...options]);
  expect(pruned).toMatchObject({ exitStatus: 0, removed: [{ id: "b" }, { id: "a" }] });
  expect(await known(folder)).toEqual(["c", "d"]);
  expect((await orchc(folder.path, ["show", "a"])).stderr).toContain("ORC1021");
  expect((await orchc(folder.path, ["show", "c"])).stdout).toContain("It cannot be done.");

  const week = await orchc(folder.path, ["runs", "prune", "--older-than", "6w"]);
  expect(week.stdout).toBe("No run is old enough.\n");
  await orchc(folder.path, ["runs", "prune", "--keep", "1"]);
  expect(await known(folder)).toEqual(["d"]);
  expect(await orchc(folder.path, ["doctor", "--rebuild"])).toMatchObject({ status: 0 });
});

test("a run that is executed stays, however old it says it is, and ends well", async () => {
  await using folder = await built([{ id: "t1", tool: "sleep", args: { ms: 8000 } }]);
  const running = startNode(folder.path, [CLI, "exec", "naps", "--run", "long"]);
  await running.says("t1 started");
  age(folder, "long", 90);
  withDatabase(folder, (database) => database.exec("UPDATE runs SET status = 'failed'"));
  const pruned = await orchcJson(folder.path, ["runs", "prune", "--older-than", "0d"]);
  expect(pruned).toMatchObject({ exitStatus: 0, removed: [] });
  expect((await running.ended).status).toBe(0);
  expect(existsSync(folder.at(".orchc/runs/long/answer.md"))).toBe(true);
  const after = await orchcJson(folder.path, ["runs", "prune", "--older-than", "0d"]);
  expect(after).toMatchObject({ removed: [{ id: "long", status: "success" }] });
  expect(await known(folder)).toEqual([]);
});

test("what is to be removed is said in a way that is understood", async () => {
  await using folder = await built([{ id: "t1", tool: "sleep" }]);
  for (const words of [
    ["prune", "--older-than", "soon"],
    ["prune", "--dry-run"],
    ["--older-than", "30d"],
  ]) {
    const { status, stderr } = await orchc(folder.path, ["runs", ...words]);
    expect(status).toBe(2);
    expect(stderr).toContain("ORC1018");
  }
  const nothing = await orchc(folder.path, ["runs", "prune", "--older-than", "30d"]);
  expect(nothing).toMatchObject({ status: 0, stdout: "No run is old enough.\n" });
});
