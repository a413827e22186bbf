/** `orchc cancel`: ends a run from another process, whoever owns it, and settles all of it. */
import { execa } from "execa";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { exec } from "../../src/runtime/index.ts";
import { cancelRun } from "../../src/runtime/host/cancel-run.ts";
import { openStore, type Store } from "../../src/runtime/store/index.ts";
import { expectNothingLeft } from "../support/leftovers.ts";
import { chainOf, runBuild } from "../support/run-build.ts";
import { testWorkspace, type TestWorkspace } from "../support/workspace.ts";

const HOST = fileURLToPath(new URL("../support/exec-in-process.ts", import.meta.url));

let workspace: TestWorkspace;
beforeEach(async () => void (workspace = await testWorkspace()));
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

const build = {
  ...chainOf({ t1: "() => ({ n: 1 })", t2: "() => { for (;;); }", t3: "() => ({})" }),
  effects: { "tools.t3": "write" } as const,
};

async function withStore<T>(read: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(workspace.paths.database);
  try {
    return await read(store);
  } finally {
    await store.close();
  }
}

/** A host in a process of its own that is at the second task, and the id of its run. */
async function started() {
  const folder = await workspace.build(build);
  const host = execa(process.execPath, [HOST, workspace.root, folder], { reject: false });
  await new Promise<void>((resolve) => {
    host.stdout.on("data", (text: Buffer) => {
      if (text.toString().includes("task.started t2")) resolve();
    });
  });
  const [row] = await withStore((store) => store.runs());
  return { host, run: row!.id };
}

const statusesOf = async (run: string) =>
  withStore(async (store) => [
    (await store.run(run))?.status,
    ...(await store.tasks(run)).map(({ status }) => status),
    ...(await store.attempts(run)).map(({ status }) => status),
  ]);
const settled = ["cancelled", "success", "cancelled", "cancelled", "success", "cancelled"];

test("the process that executes it is asked, and ends it", async () => {
  const { host, run } = await started();
  expect((await cancelRun(run, workspace)).status).toBe("cancelled");
  expect(await statusesOf(run)).toEqual(settled);
  expect((await host).exitCode).toBe(0);
});

test("a run whose process was killed is settled right away", async () => {
  const { host, run } = await started();
  host.kill("SIGKILL");
  await host;
  expect((await cancelRun(run, workspace)).status).toBe("cancelled");
  expect(await statusesOf(run)).toEqual(settled);
  await expect(cancelRun(run, workspace)).rejects.toThrow(/ORC4221 Run .* has ended \(cancelled\)/);
});

test("a process that does not listen: it is said which", async () => {
  const { host, run } = await started();
  host.kill("SIGSTOP");
  await expect(cancelRun(run, workspace, 300)).rejects.toThrow(`ORC4222 Process ${host.pid}, `);
  host.kill("SIGCONT");
  // The note is still there.
  await host;
  expect(await statusesOf(run)).toEqual(settled);
});

test("one that asks of a lease that is over asks nobody, and the next owner is not asked", async () => {
  const { run } = await runBuild(workspace, chainOf({ t1: "() => ({ n: 1 })" }));
  await withStore(async (store) => {
    const number = (await store.lease(run))!.number;
    expect(await store.askToCancel({ run, number })).toBe(false);
    const lease = (await store.takeLease(run, number, "somebody"))!;
    expect(await store.askToCancel(lease)).toBe(true);
    expect(await store.lease(run)).toMatchObject({ isCancelled: true });
    await store.releaseLease(lease);
    await store.takeLease(run, lease.number, "another");
    expect(await store.lease(run)).toMatchObject({ isCancelled: false });
  });
});

test("what was changing something is uncertain, and stays so", async () => {
  const folder = await workspace.build({ ...build, effects: { "tools.t2": "write" } });
  const host = execa(process.execPath, [HOST, workspace.root, folder], { reject: false });
  await new Promise<void>((resolve) => {
    host.stdout.on("data", (text: Buffer) => {
      if (text.toString().includes("task.started t2")) resolve();
    });
  });
  host.kill("SIGKILL");
  await host;
  const [row] = await withStore((store) => store.runs());
  const run = row!.id;
  await cancelRun(run, workspace);
  expect((await statusesOf(run)).slice(0, 4)).toEqual([
    "cancelled",
    "success",
    "failed",
    "cancelled",
  ]);
  const resumed = await exec({ folder, workspace, resume: run, validate: false });
  expect(resumed.status).toBe("failed");
  expect((await statusesOf(run)).slice(0, 4)).toEqual(["failed", "success", "failed", "skipped"]);
});
