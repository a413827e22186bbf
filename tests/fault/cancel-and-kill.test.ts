import { execa } from "execa";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { RunEvent } from "../../src/contract/events.ts";
import { exec } from "../../src/runtime/index.ts";
import { openStore } from "../../src/runtime/store/index.ts";
import { childProcesses, expectNothingLeft, isAlive } from "../support/leftovers.ts";
import { chainOf, runBuild } from "../support/run-build.ts";
import { testWorkspace, type TestWorkspace } from "../support/workspace.ts";

const HOST = fileURLToPath(new URL("../support/exec-in-process.ts", import.meta.url));

let workspace: TestWorkspace;
beforeEach(async () => void (workspace = await testWorkspace()));
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

/** Runs a chain of two tasks, and cancels the run when the first has started. */
/** @param at the event at which the run is cancelled; a tool that logs is known to run */
async function cancelled(tool: string, at: RunEvent["type"] = "task.started") {
  const cancellation = new AbortController();
  const onEvent = ({ type }: { type: string }) => {
    if (type === at) cancellation.abort();
  };
  const build = chainOf({ t1: tool, t2: "() => ({})" });
  return runBuild(workspace, build, { signal: cancellation.signal, onEvent });
}

test("a tool that listens ends by itself, and everything is settled as cancelled", async () => {
  const ran = await cancelled(
    `(input, { signal, log }) => new Promise((_, reject) => {
      log("it runs");
      const stop = () => { log("told to stop"); reject(new Error("stopped")); };
      if (signal.aborted) stop(); else signal.addEventListener("abort", stop);
    })`,
    "task.log",
  );
  expect(ran.status).toBe("cancelled");
  expect(ran.statuses).toEqual(["t1 cancelled", "t2 cancelled"]);
  expect(ran.log("t1")).toEqual(["it runs", "told to stop"]);
  expect(ran.reason("t2")).toBe("The run was cancelled.");
  expect(ran.events.at(-1)).toMatchObject({ type: "run.finished", status: "cancelled" });
});

test("a tool that does not listen is killed after the grace", async () => {
  const ran = await cancelled(`() => { for (;;); }`);
  expect(ran.statuses).toEqual(["t1 cancelled", "t2 cancelled"]);
});

test("what ends within the grace counts", async () => {
  const ran = await cancelled(
    `(input, { signal, log }) => new Promise((done) => {
      log("it runs");
      const end = () => done({ saved: true });
      if (signal.aborted) end(); else signal.addEventListener("abort", end);
    })`,
    "task.log",
  );
  expect(ran.status).toBe("cancelled");
  expect(ran.statuses).toEqual(["t1 success", "t2 cancelled"]);
});

test("a program that a tool has started is ended with it, and so is what that one started", async () => {
  const ids = join(workspace.root, "ids");
  await writeFile(join(workspace.root, "start.sh"), `sleep 600 & echo $$ $! > ${ids}; wait`);
  const cancellation = new AbortController();
  const { modules = {}, units } = chainOf({
    t1: `(input, { exec }) => exec("sh", ["start.sh"], { timeoutMs: 600_000 })`,
  });
  const folder = await workspace.build({
    modules,
    units: units.map((unit) => ({ ...unit, permissions: { commands: ["sh"] } })),
  });
  const { signal } = cancellation;
  const run = exec({ folder, workspace, signal, validate: false });
  while (!existsSync(ids)) await sleep(10);
  cancellation.abort();
  expect((await run).status).toBe("cancelled");
  const pids = (await readFile(ids, "utf8")).trim().split(" ").map(Number);
  await gone(pids);
});

test("a run that is cancelled before it begins starts nothing", async () => {
  const folder = await workspace.build(chainOf({ t1: "() => ({})" }));
  const types: string[] = [];
  const result = await exec({
    folder,
    workspace,
    signal: AbortSignal.abort(),
    onEvent: ({ type }) => types.push(type),
  });
  expect(result.status).toBe("cancelled");
  expect(types).not.toContain("task.started");
});

test("while a task waits for its next try, a cancel does not wait with it", async () => {
  const cancellation = new AbortController();
  const build = chainOf(
    { t1: `() => { throw new ToolError("Later", { retryable: true }); }` },
    { retry: { limit: 1, backoff: "fixed", baseMs: 3_600_000 } },
  );
  const onEvent = ({ type }: { type: string }) => {
    if (type === "task.retrying") cancellation.abort();
  };
  const ran = await runBuild(workspace, build, { signal: cancellation.signal, onEvent });
  expect(ran.statuses).toEqual(["t1 cancelled"]);
});

test("when the host is killed, its children end too, and what was recorded is there", async () => {
  const folder = await workspace.build(
    chainOf({ t1: "() => ({ n: 1 })", t2: "() => new Promise(() => setInterval(() => {}, 1000))" }),
  );
  const host = execa(process.execPath, [HOST, workspace.root, folder], {
    reject: false,
    buffer: false,
  });
  await new Promise<void>((resolve) => {
    host.stdout.on("data", (text: Buffer) => {
      if (text.toString().includes("task.started t2")) resolve();
    });
  });
  const pids = childProcesses(host.pid).map(({ pid }) => pid);
  // The worker process, and what watches over it.
  expect(pids).toHaveLength(2);
  host.kill("SIGKILL");
  await host;
  await gone(pids);
  const store = await openStore(workspace.paths.database);
  try {
    const [run] = await store.runs();
    const tasks = await store.tasks(run?.id ?? "");
    expect(tasks.map(({ status }) => status)).toEqual(["success", "running"]);
    expect((await store.output(run?.id ?? "", "t1"))?.data).toEqual({ n: 1 });
  } finally {
    await store.close();
  }
});

test("when the host is killed, a script that never listens ends too, and so does a program with its children", async () => {
  const ids = join(workspace.root, "ids");
  await writeFile(join(workspace.root, "start.sh"), `sleep 600 & echo $$ $! > ${ids}; wait`);
  const { modules = {}, units } = chainOf({
    t1: `(input, { exec }) => {
      void exec("sh", ["start.sh"], { timeoutMs: 600_000 });
      return new Promise(() => setTimeout(() => { for (;;); }, 200));
    }`,
  });
  const folder = await workspace.build({
    modules,
    units: units.map((unit) => ({ ...unit, permissions: { commands: ["sh"] } })),
  });
  const host = execa(process.execPath, [HOST, workspace.root, folder], { reject: false });
  while (!existsSync(ids) || (await readFile(ids, "utf8")) === "") await sleep(10);
  await sleep(500);
  const pids = childProcesses(host.pid).map(({ pid }) => pid);
  // The worker process, the shell, its sleep, and what watches over them.
  expect(pids).toHaveLength(4);
  host.kill("SIGKILL");
  await host;
  await gone(pids);
});

test("a watchdog that somebody kills leaves a run as it is", async () => {
  const killed: number[] = [];
  const onEvent = ({ type, task }: { type: string; task?: string }) => {
    // There is no process yet when a run begins with its first task.
    if (type !== "task.succeeded" || task !== "t1") return;
    for (const { pid, command } of childProcesses()) {
      if (!command.includes("read -r change")) continue;
      process.kill(pid, "SIGKILL");
      killed.push(pid);
    }
  };
  const build = chainOf({ t1: "() => ({})", t2: "(_, { exec }) => exec('true', [])" });
  const units = build.units.map((unit) => ({ ...unit, permissions: { commands: ["true"] } }));
  const ran = await runBuild(workspace, { ...build, units }, { onEvent });
  expect(killed).toHaveLength(1);
  expect(ran.statuses).toEqual(["t1 success", "t2 success"]);
});

test("when the host ends in the middle of a run, a script that never listens ends with it", async () => {
  const folder = await workspace.build(chainOf({ t1: "() => { for (;;); }" }));
  const host = execa(process.execPath, [HOST, workspace.root, folder, "t1"], { reject: false });
  const pids = new Set<number>();
  const watching = setInterval(() => {
    for (const { pid } of childProcesses(host.pid)) pids.add(pid);
  }, 5);
  expect((await host).exitCode).toBe(130);
  clearInterval(watching);
  await gone([...pids]);
});

/** Waits until none of these processes exists; fails by its time limit when one stays. */
async function gone(pids: readonly number[]): Promise<void> {
  expect(pids.length).toBeGreaterThan(0);
  for (const pid of pids) while (isAlive(pid)) await sleep(10);
}
