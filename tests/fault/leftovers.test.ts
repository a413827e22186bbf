/** What killed runs leave behind, and a history that is gone before the run is over. */
import { execa } from "execa";
import { existsSync } from "node:fs";
import { mkdir, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ownName } from "../../src/runtime/lease/owner.ts";
import { exec, busOf } from "../../src/runtime/index.ts";
import { exitStatus, statusOf } from "../../src/contract/exit-status.ts";
import { childProcesses, expectNothingLeft } from "../support/leftovers.ts";
import { chainOf, runBuild } from "../support/run-build.ts";
import { testWorkspace, type TestWorkspace } from "../support/workspace.ts";

const HOST = fileURLToPath(new URL("../support/exec-in-process.ts", import.meta.url));

let workspace: TestWorkspace;
let staging: string;
beforeEach(async () => {
  workspace = await testWorkspace();
  staging = join(workspace.paths.bus, ".staging");
});
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

const HALF = `(input, { produceFile, log }) => produceFile("a.bin", "application/octet-stream", async (path) => {
  const { writeFile } = await import("node:fs/promises");
  await writeFile(path, "x".repeat(1000));
  log("half");
  await new Promise((done) => setTimeout(done, 60_000));
})`;

/** Kills a host while its script writes a file, and waits for the script too. */
async function killedRun(): Promise<void> {
  const folder = await workspace.build(chainOf({ t1: HALF }));
  const host = execa(process.execPath, [HOST, workspace.root, folder], {
    reject: false,
    buffer: false,
  });
  await new Promise<void>((resolve) => {
    host.stdout.on("data", (text: Buffer) => {
      if (text.toString().includes("task.log t1")) resolve();
    });
  });
  const children = childProcesses(host.pid).map(({ pid }) => pid);
  host.kill("SIGKILL");
  await host;
  for (const pid of children) {
    while (existsSync(`/proc/${pid}`)) await new Promise((done) => setTimeout(done, 10));
  }
}

test("what a killed run staged is removed by the next run, and nothing else is", async () => {
  await killedRun();
  expect(await readdir(staging)).toHaveLength(1);
  const mine = join(staging, ownName(), "other-run");
  await mkdir(mine, { recursive: true });
  await runBuild(workspace, chainOf({ t1: "() => ({})" }));
  expect(await readdir(staging)).toEqual([ownName()]);
  expect(existsSync(mine)).toBe(true);
  await rm(mine, { recursive: true });
  await runBuild(workspace, chainOf({ t1: "() => ({})" }));
  expect(existsSync(staging)).toBe(false);
});

test("it is told by run and bytes", async () => {
  await killedRun();
  const [leftover, ...others] = await busOf(workspace).removeLeftovers();
  expect(others).toEqual([]);
  expect(leftover?.bytes).toBe(1000);
  expect(leftover?.runs).toHaveLength(1);
  expect(await busOf(workspace).removeLeftovers()).toEqual([]);
});

test("a process that was given the id of the owner owns nothing; another machine's is left for a day", async () => {
  const [where = "", pid = "", start = ""] = ownName().split("-");
  const again = `${where}-${pid}-${Number(start) - 1}`;
  const foreign = `00000000-${pid}-${start}`;
  for (const name of [again, foreign, ownName()]) {
    await mkdir(join(staging, name, "r1"), { recursive: true });
    await writeFile(join(staging, name, "r1/1"), "x");
  }
  await busOf(workspace).removeLeftovers({ foreign: true });
  expect((await readdir(staging)).toSorted()).toEqual([foreign, ownName()].toSorted());
  const old = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
  for (const path of ["", "r1", "r1/1"]) await utimes(join(staging, foreign, path), old, old);
  await busOf(workspace).removeLeftovers();
  expect(await readdir(staging)).toContain(foreign);
  await busOf(workspace).removeLeftovers({ foreign: true });
  expect(await readdir(staging)).toEqual([ownName()]);
});

test.each([
  // The run goes on writing there meanwhile: a folder may not be empty when its turn comes.
  [
    "removed",
    (file: string) => rm(dirname(file), { recursive: true, maxRetries: 20, retryDelay: 10 }),
  ],
  [
    "replaced",
    async (file: string) => {
      for (const end of ["", "-wal", "-shm"]) await rm(file + end, { force: true });
      await writeFile(file, "");
    },
  ],
])("a history that is %s during a run is told, and the run is no success", async (_, change) => {
  const build = chainOf({ t1: "() => ({ n: 1 })", t2: "() => ({ n: 2 })" });
  let changed: Promise<unknown> = Promise.resolve();
  const ran = await exec({
    folder: await workspace.build(build),
    workspace,
    validate: false,
    onEvent: (event) => {
      if (event.type === "task.succeeded" && event.task === "t1") {
        changed = change(workspace.paths.database);
      }
    },
  });
  await changed;
  expect(ran.diagnostics[0]).toMatchObject({ code: "ORC4009", severity: "error" });
  expect(statusOf(ran.diagnostics)).toBe(exitStatus.failed);
});
