/** The process that is started before the build is read: who gets it, and that it is gone when nobody does. */
import { once } from "node:events";
import { existsSync } from "node:fs";
import { lstat, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { stagingRoot } from "../../../../src/runtime/bus/folders.ts";
import { busOf } from "../../../../src/runtime/bus/index.ts";
import {
  earlyRun,
  endEarlyWorkers,
  startEarlyWorkers,
  takeEarlyWorker,
} from "../../../../src/runtime/early/early-workers.ts";
import { rememberFirst } from "../../../../src/runtime/early/remember.ts";
import { recordFile, written } from "../../../../src/runtime/early/record.ts";
import { killWorker, type SpawnedWorker } from "../../../../src/runtime/host/spawn-worker.ts";
import { killGroups, watchdogStopped } from "../../../../src/runtime/host/child-groups.ts";
import { confine, type Grants } from "../../../../src/runtime/sandbox/index.ts";
import { expectNothingLeft, isAlive } from "../../../support/leftovers.ts";
import { testWorkspace, type TestWorkspace } from "../../../support/workspace.ts";

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace();
  await workspace.write("orchc.config.yaml", "");
});
afterEach(async () => {
  await endEarlyWorkers();
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

/** Of a run with this id: it may read the run's folder. */
function grantsOf(run: string, more: readonly string[] = []): Grants {
  return {
    network: [],
    commands: [],
    read: [join(import.meta.dirname, "../../../../src"), busOf(workspace).mount(run), ...more],
    write: [],
    env: [],
    addons: false,
    memoryMiB: 256,
    diskMiB: 64,
  };
}

const remember = (grants: Grants, run: string, count = 1) =>
  rememberFirst("sales", { count, grants }, busOf(workspace).mount(run), workspace);

const valid = () => written({ count: 1, grants: grantsOf("before") }, "");

const keyOf = (grants: Grants) => confine(grants, process.env).key;

async function end({ child }: SpawnedWorker): Promise<void> {
  const closed = new Promise((resolve) => void child.once("close", resolve));
  killWorker(child);
  await closed;
  await watchdogStopped();
}

test("a run of the build gets it, when it may touch exactly what was remembered", async () => {
  await remember(grantsOf("before"), "before");
  startEarlyWorkers(["sales", "--quiet"], join(workspace.root, "queries"));
  const run = earlyRun(workspace.root, "sales") ?? "";
  expect(run).toMatch(/^\d{8}-\d{6}-[0-9a-f]{6}$/);
  expect(earlyRun(workspace.root, "other")).toBeUndefined();
  expect(earlyRun("/elsewhere", "sales")).toBeUndefined();
  const taken = takeEarlyWorker(run, keyOf(grantsOf(run)));
  expect(taken?.staging.startsWith(busOf(workspace).staging(run))).toBe(true);
  expect(isAlive(taken?.child.pid ?? 0)).toBe(true);
  expect(takeEarlyWorker(run, keyOf(grantsOf(run)))).toBeUndefined();
  if (taken !== undefined) await end(taken);
});

test("as many start as there were, and no more than can compute at once", async () => {
  const most = availableParallelism();
  await remember(grantsOf("before"), "before", most + 3);
  startEarlyWorkers(["sales"], workspace.root);
  const run = earlyRun(workspace.root, "sales") ?? "";
  const taken: SpawnedWorker[] = [];
  for (;;) {
    const worker = takeEarlyWorker(run, keyOf(grantsOf(run)));
    if (worker === undefined) break;
    taken.push(worker);
  }
  expect(taken).toHaveLength(most);
  await Promise.all(taken.map(end));
});

test("what the run gets instead keeps its folder, which is named after the same id", async () => {
  await remember(grantsOf("before"), "before");
  startEarlyWorkers(["sales"], workspace.root);
  const run = earlyRun(workspace.root, "sales") ?? "";
  expect(takeEarlyWorker(run, keyOf(grantsOf(run, ["/etc"])))).toBeUndefined();
  const own = join(busOf(workspace).staging(run), "s1");
  await mkdir(own, { recursive: true });
  await endEarlyWorkers();
  expect(existsSync(own)).toBe(true);
  expect(existsSync(join(dirname(own), "early1"))).toBe(false);
});

test("one that ends by itself is ended no more: its id may be another's by then", async () => {
  await remember(grantsOf("before"), "before");
  startEarlyWorkers(["sales"], workspace.root);
  const run = earlyRun(workspace.root, "sales") ?? "";
  const { child } = takeEarlyWorker(run, keyOf(grantsOf(run)))!;
  process.kill(child.pid!, "SIGKILL");
  await once(child, "close");
  expect(killGroups()).toBe(false);
  await watchdogStopped();
});

test("what another has put into a folder above is not taken for the workspace's", async () => {
  await remember(grantsOf("before"), "before");
  await workspace.write("inner/orchc.config.yaml", "");
  startEarlyWorkers(["sales"], join(workspace.root, "inner"));
  expectNothingLeft();
});

test("with other grants, or for another run, it is killed and nothing is left of it", async () => {
  for (const isOther of [true, false]) {
    await remember(grantsOf("before", isOther ? ["/etc"] : []), "before");
    startEarlyWorkers(["sales"], workspace.root);
    const run = earlyRun(workspace.root, "sales") ?? "";
    const key = keyOf(grantsOf(run));
    expect(takeEarlyWorker(isOther ? run : "another", key)).toBeUndefined();
    await endEarlyWorkers();
    expectNothingLeft();
    expect(existsSync(stagingRoot(join(workspace.paths.state, "bus")))).toBe(false);
  }
});

test.each([
  ["another run goes on", ["sales", "--resume", "r1"]],
  ["the run has its own id", ["sales", "--run=r1"]],
  ["another workspace is meant", ["sales", "--workspace", "w"]],
  ["it is confined otherwise", ["sales", "--sandbox", "strict"]],
  ["only help is wanted", ["sales", "--help"]],
  ["another build is run, of which nothing is known", ["other"]],
  ["a path stands for the build", ["../sales"]],
  ["no build is named", []],
])("nothing is started when %s", async (_, words) => {
  await remember(grantsOf("before"), "before");
  startEarlyWorkers(words, workspace.root);
  expect(earlyRun(workspace.root, "sales")).toBeUndefined();
  expectNothingLeft();
});

test.each([
  "",
  "{",
  "null",
  "[]",
  '{"grants":1}',
  '{"count":1,"grants":{"read":[1],"write":[{}],"env":[]}}',
])("what is remembered may be damaged: %s", async (text) => {
  const file = recordFile(workspace.paths.cache, "sales");
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(file, text);
  startEarlyWorkers(["sales"], workspace.root);
  const run = earlyRun(workspace.root, "sales") ?? "";
  expect(takeEarlyWorker(run, keyOf(grantsOf(run)))).toBeUndefined();
  await endEarlyWorkers();
  expect(existsSync(stagingRoot(join(workspace.paths.state, "bus")))).toBe(false);
});

test.each<[string, (file: string) => unknown]>([
  ["a link", (file) => symlink("/dev/zero", file)],
  ["a folder", (file) => mkdir(file)],
  ["longer than it can be", (file) => writeFile(file, valid() + " ".repeat(2 ** 20))],
])("what is no record is not read, and replaced by one: %s", async (_, make) => {
  const file = recordFile(workspace.paths.cache, "sales");
  await mkdir(dirname(file), { recursive: true });
  await make(file);
  startEarlyWorkers(["sales"], workspace.root);
  expectNothingLeft();
  await remember(grantsOf("before"), "before");
  expect((await lstat(file)).isFile()).toBe(true);
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ count: 1 });
});

test("a run without processes forgets it", async () => {
  await remember(grantsOf("before"), "before");
  const file = recordFile(workspace.paths.cache, "sales");
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({
    count: 1,
    grants: { memoryMiB: 256 },
  });
  await rememberFirst("sales", undefined, "", workspace);
  expect(existsSync(file)).toBe(false);
});
