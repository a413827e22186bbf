import Database from "better-sqlite3";
import { execFileSync } from "node:child_process";
import { chmod, mkdir, readFile } from "node:fs/promises";
import { execa } from "execa";
import { execPath, getuid, platform } from "node:process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exec } from "../../src/runtime/index.ts";
import { openStore, queryHistory } from "../../src/runtime/store/index.ts";
import { expectNothingLeft } from "../support/leftovers.ts";
import { chainOf, runBuild } from "../support/run-build.ts";
import { loopOver } from "../support/region-parts.ts";
import { testWorkspace, toolsModule, type TestWorkspace } from "../support/workspace.ts";

let workspace: TestWorkspace;
beforeEach(async () => void (workspace = await testWorkspace()));
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

const build = chainOf({ t1: "() => ({ n: 1 })", t2: "() => ({ n: 2 })" });

async function refused(config: TestWorkspace = workspace): Promise<string> {
  const folder = await config.build(build);
  return exec({ folder, workspace: config, validate: false }).then(
    () => "it ran",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

describe("the database", () => {
  test("is of a newer version: it is left alone", async () => {
    await mkdir(workspace.paths.state);
    const database = new Database(workspace.paths.database);
    database.pragma("user_version = 99");
    database.close();
    const before = await readFile(workspace.paths.database);
    expect(await refused()).toMatch(
      /^ORC4004 .* has version 99; this orchc knows versions up to \d+\.$/,
    );
    expect(await readFile(workspace.paths.database)).toEqual(before);
    await expect(queryHistory(workspace.paths.database, "SELECT 1")).rejects.toThrow("ORC4004");
  });

  test.each([
    [
      "no database at all",
      "this is a text file, and a long enough one to be read as a header ".repeat(9),
    ],
    ["cut short", "SQLite format 3\0"],
  ])("is %s", async (_, content) => {
    await workspace.write(".orchc/orchestrator_results.db", content);
    expect(await refused()).toContain("ORC4003");
  });

  test("is a folder", async () => {
    await mkdir(workspace.paths.database, { recursive: true });
    expect(await refused()).toContain("ORC4006");
  });

  test("lies behind a file", async () => {
    await workspace.write(".orchc", "a file where the folder should be");
    expect(await refused()).toMatch(/ORC4006|ORC4002/);
  });

  test("is locked by a program with an open transaction", async () => {
    await (await openStore(workspace.paths.database)).close();
    const other = new Database(workspace.paths.database);
    try {
      other.exec("BEGIN IMMEDIATE");
      const store = await openStore(workspace.paths.database, { busyTimeoutMs: 50 });
      try {
        const run = { type: "run.finished", run: "r", status: "failed", ms: 1, at: "" } as const;
        await expect(store.append([run])).rejects.toThrow("ORC4005");
      } finally {
        await store.close();
      }
    } finally {
      other.close();
    }
  });

  test("is made by two processes at once, and by none twice", async () => {
    const stores = await Promise.all(
      Array.from({ length: 8 }, () => openStore(workspace.paths.database)),
    );
    for (const store of stores) await store.close();
    const folder = await workspace.build(build);
    const runs = await Promise.all(
      [1, 2, 3].map(() => exec({ folder, workspace, validate: false })),
    );
    expect(runs.map(({ status }) => status)).toEqual(["success", "success", "success"]);
    const { rows } = await queryHistory(
      workspace.paths.database,
      "SELECT count(*), count(DISTINCT run_id) FROM worker_runs WHERE status = 'success'",
    );
    expect(rows).toEqual([[6, 3]]);
  });
});

/** Permissions bind everybody but the superuser, for whom a file system that is mounted read-only does the same. */
describe("a folder that cannot be written", () => {
  test.skipIf(getuid?.() === 0)("is said to be so", async () => {
    await mkdir(workspace.paths.state);
    await chmod(workspace.paths.state, 0o555);
    expect(await refused()).toContain("ORC4002");
    await chmod(workspace.paths.state, 0o755);
  });

  test.skipIf(!canMount())("is on a read-only file system", async () => {
    await using volume = await mount(workspace, "1m");
    execFileSync("mount", ["-o", "remount,ro", volume.path]);
    expect(await refused(volume.workspace)).toContain("ORC4002");
  });

  test.skipIf(!canMount())("holds a database that can be read all the same", async () => {
    await using volume = await mount(workspace, "4m");
    await runBuild(volume.workspace, build);
    execFileSync("mount", ["-o", "remount,ro", volume.path]);
    const { rows } = await queryHistory(
      volume.workspace.paths.database,
      "SELECT count(*) FROM runs",
    );
    expect(rows).toEqual([[1]]);
  });
});

describe.skipIf(!canMount())("a full disk", () => {
  test("before the run: nothing has started", async () => {
    await using volume = await mount(workspace, "64k");
    fill(volume.path);
    expect(await refused(volume.workspace)).toMatch(/ORC4001 There is no space left to write/);
  });

  test("in the middle of a run: it ends, with what was recorded before", async () => {
    await using volume = await mount(workspace, "600k");
    const folder = await volume.workspace.build(
      chainOf({
        t1: "() => ({ n: 1 })",
        t2: `() => ({ text: "x".repeat(60_000) })`,
        t3: `() => ({ text: "y".repeat(60_000) })`,
        t4: `() => ({ n: 4 })`,
      }),
    );
    const done: string[] = [];
    const onEvent = (event: { type: string; task?: string }) => {
      if (event.type !== "task.succeeded") return;
      done.push(event.task ?? "");
      if (event.task === "t1") fill(volume.path);
    };
    const run = exec({ folder, workspace: volume.workspace, validate: false, onEvent, run: "r" });
    await expect(run).rejects.toThrow("ORC4001");
    execFileSync("rm", [join(volume.path, "filler")]);
    const { rows } = await queryHistory(
      volume.workspace.paths.database,
      "SELECT task_id FROM task_outputs ORDER BY id",
    );
    expect(rows.map(([task]) => task)).toEqual(done);
  });

  test("for a file of a tool: its task fails and says why", async () => {
    await using volume = await mount(workspace, "2m");
    const ran = await runBuild(
      volume.workspace,
      chainOf({
        t1: `async (input, { writeFile }) => ({ file: await writeFile("big.txt", "x".repeat(4_000_000), "text/plain") })`,
        t2: "() => ({})",
      }),
    );
    expect(ran.statuses).toEqual(["t1 failed", "t2 skipped"]);
    expect(ran.reason("t1")).toMatch(/no space left to write what/);
  });
});

interface Volume extends AsyncDisposable {
  readonly path: string;
  readonly workspace: TestWorkspace;
}

/** A file system of its own, of a given size, for the state of a workspace. */
async function mount(from: TestWorkspace, size: string): Promise<Volume> {
  const path = from.paths.state;
  await mkdir(path, { recursive: true });
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", path]);
  return {
    path,
    workspace: from,
    [Symbol.asyncDispose]: async () => void execFileSync("umount", [path]),
  };
}

function canMount(): boolean {
  if (process.platform !== "linux" || getuid?.() !== 0) return false;
  try {
    execFileSync("unshare", ["-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function fill(path: string): void {
  const all = ["if=/dev/zero", `of=${join(path, "filler")}`, "bs=512"];
  expect(() => execFileSync("dd", all, { stdio: "ignore" })).toThrow("dd");
}

const HOST = fileURLToPath(new URL("../support/exec-in-process.ts", import.meta.url));

/** A host that may open so many files, with what whoever runs the tests has open beyond that closed. */
async function withOpenFiles(limit: number, root: string, folder: string): Promise<string> {
  const closeOthers = `for f in /proc/$$/fd/*; do n=\${f##*/}; if [ "$n" -gt 99 ]; then eval "exec $n>&-"; fi; done`;
  const limited = [
    "-c",
    `${closeOthers}; ulimit -n ${limit} && exec "$@"`,
    "sh",
    execPath,
    HOST,
    root,
    folder,
  ];
  const { stdout, exitCode } = await execa("bash", limited);
  expect(exitCode).toBe(0);
  return stdout;
}

/** Forty scripts with a process each, all at once. */
async function manyProcesses(limits: object): Promise<TestWorkspace & { readonly folder: string }> {
  const many = await testWorkspace({ limits: { maxParallel: 40, ...limits } });
  const units = Array.from({ length: 40 }, (_, at) => ({
    id: `u${at}`,
    tasks: [{ id: `t${at}` }],
    script: `await run.task("t${at}", tools.echo, {});`,
    // A process of its own.
    permissions: { read: [`${at}.csv`] },
  }));
  const folder = await many.build({ modules: { "agents/tools.ts": toolsModule() }, units });
  return Object.assign(many, { folder });
}

const outcomes =
  "SELECT status, error, count(*) FROM worker_runs GROUP BY status, error ORDER BY status";

test.skipIf(platform === "win32")(
  "there is no room for so many processes: one task runs at a time from then on, and that is told",
  async () => {
    await using many = await manyProcesses({});
    const stdout = await withOpenFiles(100, many.root, many.folder);
    expect(stdout).toContain("run.finished");
    expect(stdout.match(/^run\.note/gm)).toHaveLength(1);
    const { rows } = await queryHistory(many.paths.database, outcomes);
    expect(rows).toEqual([["success", null, 40]]);
    const attempts = await queryHistory(many.paths.database, "SELECT count(*) FROM attempts");
    expect(attempts.rows).toEqual([[40]]);
  },
);

test.skipIf(platform === "win32")(
  "where nobody wants that, those that get no process fail, and the run goes on",
  async () => {
    await using many = await manyProcesses({ fallbackToSequential: false });
    const stdout = await withOpenFiles(100, many.root, many.folder);
    expect(stdout).toContain("run.finished");
    expect(stdout).not.toContain("run.note");
    const { rows } = await queryHistory(many.paths.database, outcomes);
    expect(rows).toEqual([
      [
        "failed",
        expect.stringMatching(/^Its process exited \(spawn .* EMFILE\)\.$/),
        expect.any(Number),
      ],
      ["success", null, expect.any(Number)],
    ]);
  },
);

test.skipIf(platform === "win32")(
  "a loop that finds no room for other processes runs in its own",
  async () => {
    await using one = await testWorkspace({ limits: { maxParallel: 12 } });
    const items = Array.from({ length: 30 }, (_, n) => n);
    const loop = loopOver("t1", items, ["t2"], { as: "n", concurrency: 12, shards: 12 });
    const folder = await one.build({
      modules: { "agents/tools.ts": toolsModule() },
      units: [
        {
          id: "u1",
          tasks: [{ id: "t2", tool: "tools.echo", args: { n: { $ref: "n" } } }],
          members: [loop],
          script: `await run.forEach("t1", ${JSON.stringify(items)}, { concurrency: 12, shards: 12, onError: "stop" }, async (run, n) =>
            await run.task("t2", tools.echo, { n }));`,
        },
      ],
    });
    const stdout = await withOpenFiles(60, one.root, folder);
    expect(stdout.match(/^run\.note/gm)).toHaveLength(1);
    const { rows } = await queryHistory(one.paths.database, outcomes);
    expect(rows).toEqual([["success", null, 31]]);
  },
);

test.skipIf(platform !== "linux")(
  "a file that is open beyond the limit of open files is named, and how to go on",
  async () => {
    await using one = await testWorkspace({});
    const folder = await one.build({
      modules: { "agents/tools.ts": toolsModule() },
      units: [{ id: "u1", tasks: [{ id: "t1" }], script: `await run.task("t1", tools.echo, {});` }],
    });
    const limited = [
      "-c",
      `exec 250</dev/null; ulimit -n 200 && exec "$@"`,
      "sh",
      execPath,
      HOST,
      one.root,
      folder,
    ];
    const { exitCode } = await execa("bash", limited);
    expect(exitCode).toBe(0);
    const { rows } = await queryHistory(one.paths.database, outcomes);
    expect(rows).toEqual([
      [
        "failed",
        "Its process could not be started: descriptor 250, which was open when orchc was started, lies beyond the limit of open files (200), and cannot be kept from it.",
        1,
      ],
    ]);
  },
);
