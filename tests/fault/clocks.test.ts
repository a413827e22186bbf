/** Clocks that are wrong, go back, or differ between machines: no order, wait, lease or duration follows them. */
import Database from "better-sqlite3";
import { execa } from "execa";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cancelRun } from "../../src/runtime/host/cancel-run.ts";
import { pruneRuns } from "../../src/runtime/history/prune-runs.ts";
import { openStore } from "../../src/runtime/store/index.ts";
import { expectNothingLeft } from "../support/leftovers.ts";
import { rowsOf } from "../support/rows.ts";
import { runBuild } from "../support/run-build.ts";
import {
  testWorkspace,
  toolsModule,
  type TestBuild,
  type TestWorkspace,
} from "../support/workspace.ts";

const support = (name: string) => fileURLToPath(new URL(`../support/${name}`, import.meta.url));
const HOUR_MS = 60 * 60_000;

let workspace: TestWorkspace;
beforeEach(async () => void (workspace = await testWorkspace({ cache: { ttl: "10d" } })));
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

const retry = { limit: 2, backoff: "fixed", baseMs: 20 } as const;
const build: TestBuild = {
  modules: {
    "agents/tools.ts": toolsModule(`
      flaky: make("flaky", (_, { attempt }) => {
        if (attempt === 1) throw new ToolError("Not yet", { retryable: true });
        return { n: 1 };
      }),
    `),
  },
  tools: { "tools.echo": { cacheable: true } },
  units: [
    {
      id: "u1",
      tasks: [
        { id: "t1", args: { n: 1 } },
        { id: "t2", tool: "tools.flaky", retry },
      ],
      script: `await run.task("t1", tools.echo, { n: 1 }); await run.task("t2", tools.flaky, {});`,
    },
  ],
};

/** Executes a build in a process with another clock. */
function hostWith(clock: Readonly<Record<string, string>>, folder: string) {
  const words = [
    "--import",
    support("other-clock.ts"),
    support("exec-in-process.ts"),
    workspace.root,
    folder,
  ];
  return execa(process.execPath, words, { reject: false, env: clock });
}

const rows = (sql: string) => rowsOf(workspace.paths.database, sql);

async function newestRuns(): Promise<string[]> {
  const store = await openStore(workspace.paths.database);
  try {
    return (await store.runs()).map(({ id }) => id);
  } finally {
    await store.close();
  }
}

test("a clock that runs backwards through a run, by an hour and more", async () => {
  const folder = await workspace.build(build);
  const { exitCode, stdout, stderr } = await hostWith({ CLOCK_RATE: "-5000" }, folder);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toContain("run.finished");
  const [first, last] = rows(
    "SELECT at FROM events WHERE type IN ('run.started', 'run.finished') ORDER BY seq",
  ).map(({ at }) => Date.parse(String(at)));
  expect(first).toBeGreaterThan(last!);
  expect(rows("SELECT status, duration_ms >= 0 AS fine FROM worker_runs")).toEqual([
    { status: "success", fine: 1 },
    { status: "success", fine: 1 },
  ]);
  expect(
    rows(
      "SELECT 1 FROM events WHERE json_extract(data, '$.ms') < 0 OR json_extract(data, '$.delayMs') <> 20",
    ),
  ).toEqual([]);
  const [run] = await newestRuns();
  const results = JSON.parse(
    await readFile(join(workspace.paths.runs, run!, "run_results.json"), "utf8"),
  ) as { wallMs: number };
  expect(results.wallMs).toBeGreaterThanOrEqual(0);
});

test("a run of an hour ago, by a clock that was put back since, is the newest all the same, and takes nothing from the future", async () => {
  const folder = await workspace.build(build);
  const { run: before } = await runBuild(workspace, build);
  await hostWith({ CLOCK_MS: String(-HOUR_MS) }, folder);
  const [newest, oldest] = await newestRuns();
  expect(oldest).toBe(before);
  expect(
    rows(
      `SELECT started_at < (SELECT started_at FROM runs WHERE id = '${before}') AS earlier FROM runs WHERE id = '${newest}'`,
    ),
  ).toEqual([{ earlier: 1 }]);
  // What was made an hour ahead of this clock is of no known age.
  await hostWith({ CLOCK_MS: String(HOUR_MS) }, folder);
  const now = await runBuild(workspace, build, { cache: true });
  const reused = now.events.find((event) => event.type === "task.reused");
  expect(reused).toMatchObject({ task: "t1", from: { run: before } });
  expect((await newestRuns())[0]).toBe(now.run);
});

/** As another machine would write it. */
const FOREIGN = "00000000-4711-1";

test("an owner on another machine whose clock is an hour behind is asked to cancel, and does", async () => {
  const hanging = toolsModule(
    `hang: make("hang", () => new Promise(() => { setInterval(() => {}, 1000); })),`,
  );
  const folder = await workspace.build({
    modules: { "agents/tools.ts": hanging },
    units: [
      {
        id: "u1",
        tasks: [{ id: "t1", tool: "tools.hang", timeoutMs: 120_000 }],
        script: `await run.task("t1", tools.hang, {});`,
      },
    ],
  });
  const host = hostWith({ CLOCK_MS: String(-HOUR_MS) }, folder);
  await new Promise<void>((resolve) => {
    host.stdout.on("data", (text: Buffer) => {
      if (text.toString().includes("task.started t1")) resolve();
    });
  });
  changeOwner(`owner = '${FOREIGN}'`);
  const [run] = await newestRuns();
  expect((await cancelRun(run!, workspace)).status).toBe("cancelled");
  expect((await host).exitCode).toBe(0);
  expect(rows("SELECT type FROM events WHERE type = 'run.finished'")).toHaveLength(1);
});

test("the run of an owner that looks silent for hours, and beats, is not removed; one that does not beat is", async () => {
  const { run } = await runBuild(workspace, build);
  const silent = new Date(Date.now() - 2 * HOUR_MS).toISOString();
  const database = new Database(workspace.paths.database);
  database.exec(`UPDATE leases SET owner = '${FOREIGN}', beat_at = '${silent}';
    UPDATE runs SET status = 'running', completed_at = NULL`);
  const beat = database.prepare(`UPDATE leases SET beats = beats + 1, beat_at = '${silent}'`);
  const beating = setInterval(() => beat.run(), 100);
  try {
    expect((await pruneRuns(workspace, { watchMs: 700 })).runs).toEqual([]);
  } finally {
    clearInterval(beating);
    database.close();
  }
  expect((await pruneRuns(workspace, { watchMs: 700 })).runs.map(({ id }) => id)).toEqual([run]);
});

function changeOwner(change: string): void {
  const database = new Database(workspace.paths.database);
  database.exec(`UPDATE leases SET ${change}`);
  database.close();
}
