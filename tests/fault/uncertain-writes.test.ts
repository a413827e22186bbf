/**
 * A tool that changes something and is lost in the middle: whether it did is not known, so it is not called again
 * unless a person names it. One that may be called twice, and one that only reads, are.
 */
import { execa } from "execa";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { errorContextSchema } from "../../src/contract/error-context.ts";
import { exec, type ExecOptions } from "../../src/runtime/index.ts";
import { queryHistory } from "../../src/runtime/store/index.ts";
import { expectNothingLeft } from "../support/leftovers.ts";
import { chainOf, runBuild } from "../support/run-build.ts";
import { testWorkspace, type TestBuild, type TestWorkspace } from "../support/workspace.ts";

const HOST = fileURLToPath(new URL("../support/exec-in-process.ts", import.meta.url));

let workspace: TestWorkspace;
// However few processors there are, all three run when something happens to them.
beforeEach(async () => void (workspace = await testWorkspace({ limits: { maxParallel: 3 } })));
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

const kinds = ["write", "overwrite", "read"];

/** Three tools that do the same at their first attempt, and succeed at the second; beside each a task that needs it. */
function threeTools(firstTime: string, change: object = {}): TestBuild {
  const run = `async (_, { attempt, fetch, exec, signal }) => {
    if (attempt === 1) { ${firstTime} }
    return { attempt };
  }`;
  const { modules = {} } = chainOf(Object.fromEntries(kinds.map((kind) => [kind, run])));
  const task = {
    timeoutMs: 20_000,
    retry: { limit: 1, backoff: "fixed", baseMs: 1 },
    ...change,
  } as const;
  return {
    modules,
    effects: { "tools.write": "write", "tools.overwrite": "write" },
    idempotent: ["tools.overwrite"],
    units: kinds.flatMap((kind) => [
      {
        id: `u-${kind}`,
        tasks: [{ ...task, id: kind, tool: `tools.${kind}` }],
        script: `await run.task("${kind}", tools.${kind}, {});`,
        permissions: { commands: ["sh"] },
      },
      {
        id: `u-after-${kind}`,
        tasks: [{ id: `after-${kind}`, needs: [kind] }],
        script: `await run.task("after-${kind}", tools.echo, {});`,
      },
    ]),
  };
}

async function stateOf(run: string): Promise<Record<string, string>> {
  const { rows } = await queryHistory(
    workspace.paths.database,
    `SELECT task_id, status || CASE WHEN error LIKE '%whether the change was made is not known%' THEN ', uncertain' ELSE '' END
     FROM worker_runs WHERE run_id = '${run}'`,
  );
  return Object.fromEntries(rows.map(([task, state]) => [String(task), String(state)]));
}

async function callsOf(run: string): Promise<unknown> {
  const { rows } = await queryHistory(
    workspace.paths.database,
    `SELECT count(*) FROM attempts WHERE run_id = '${run}' AND task_id = 'write'`,
  );
  return rows[0]?.[0];
}

function resume(run: string, again: ExecOptions["again"] = {}) {
  const folder = `${workspace.paths.generated}/sample`;
  return exec({ folder, workspace, resume: run, again, validate: false });
}

const uncertain = {
  write: "failed, uncertain",
  "after-write": "skipped",
  overwrite: "success",
  "after-overwrite": "success",
  read: "success",
  "after-read": "success",
};
const allDone = { ...uncertain, write: "success", "after-write": "success" };

/** What is known of the attempt that was lost, as it stands on the bus. */
async function contextOf(run: string): Promise<object> {
  const { rows } = await queryHistory(
    workspace.paths.database,
    `SELECT path FROM artifacts WHERE run_id = '${run}' AND task_id = 'write' AND type = 'error'`,
  );
  expect(rows).toEqual([["write/error-1.json"]]);
  const text = await readFile(join(workspace.paths.bus, run, "write/error-1.json"), "utf8");
  return errorContextSchema.parse(JSON.parse(text));
}

/** Neither resuming nor retrying does it again; naming it does. */
async function expectHeld(run: string): Promise<void> {
  expect(await stateOf(run)).toEqual(uncertain);
  await expect(resume(run)).rejects.toThrow("ORC4211");
  expect({ ...(await stateOf(run)), calls: await callsOf(run) }).toEqual({
    ...uncertain,
    calls: 1,
  });
  const { status } = await resume(run, { tasks: ["write"] });
  expect({ status, ...(await stateOf(run)) }).toEqual({ status: "success", ...allDone });
}

test("its process is killed: not tried again", async () => {
  const { run } = await runBuild(
    workspace,
    threeTools("process.kill(process.pid, 'SIGKILL'); for (;;);"),
  );
  await expectHeld(run);
});

test("its time is over: not tried again", async () => {
  const { run } = await runBuild(workspace, threeTools("for (;;);", { timeoutMs: 2000 }));
  await expectHeld(run);
});

test("its run is cancelled: reported, and the rest goes on when it is resumed", async () => {
  const cancellation = new AbortController();
  let started = 0;
  const ran = await runBuild(workspace, threeTools("for (;;);"), {
    signal: cancellation.signal,
    onEvent: ({ type }) => {
      if (type === "task.started" && (started += 1) === 3) cancellation.abort();
    },
  });
  expect(ran.status).toBe("cancelled");
  expect(await contextOf(ran.run)).toMatchObject({ arguments: {}, error: { code: "ORC4210" } });
  expect(await stateOf(ran.run)).toEqual({
    write: "failed, uncertain",
    "after-write": "cancelled",
    overwrite: "cancelled",
    "after-overwrite": "cancelled",
    read: "cancelled",
    "after-read": "cancelled",
  });
  expect((await resume(ran.run)).status).toBe("failed");
  await expectHeld(ran.run);
});

test("its host is killed: reported when the run is resumed", async () => {
  const build = threeTools("await new Promise((resolve) => setTimeout(resolve, 600_000));");
  const folder = await workspace.build(build);
  const host = execa(process.execPath, [HOST, workspace.root, folder], {
    reject: false,
    all: true,
  });
  let said = "";
  await new Promise<void>((resolve) => {
    host.all.on("data", (text: Buffer) => {
      said += text.toString();
      if (kinds.every((kind) => said.includes(`task.started ${kind}`))) resolve();
    });
  });
  host.kill("SIGKILL");
  await host;
  const { rows } = await queryHistory(workspace.paths.database, "SELECT id FROM runs");
  const run = String(rows[0]?.[0]);
  expect((await resume(run)).status).toBe("failed");
  expect(await contextOf(run)).toEqual(
    expect.objectContaining({
      tool: { name: "tools.write", version: "1" },
      attempt: 1,
      host: hostname(),
      arguments: {},
      error: expect.objectContaining({ code: "ORC4210" }) as object,
    }),
  );
  await expectHeld(run);
});

test("a request of it was not answered: not tried again, whatever the tool makes of that", async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request) => {
    asked.push(request.method);
    request.socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const post = `await fetch("http://127.0.0.1:${port}/", { method: "POST", body: "once" }).catch((cause) => { throw new ToolError("No luck", { retryable: true, cause }); });`;
  const build = threeTools(post);
  const network = [`127.0.0.1:${port}`];
  const units = build.units.map((unit) => ({ ...unit, permissions: { network } }));
  const { run, reason } = await runBuild(workspace, { ...build, units });
  server.close();
  expect(asked).toEqual(["POST", "POST", "POST"]);
  expect(reason("write")).toContain("cannot be reached");
  await expectHeld(run);
});

test("a program of it was ended in the middle: not tried again", async () => {
  const { run } = await runBuild(
    workspace,
    threeTools(`await exec("sh", ["-c", "sleep 600"], { timeoutMs: 200 });`),
  );
  await expectHeld(run);
});

test("an error that may pass, of which the tool does not say so: not tried again", async () => {
  const { run, events } = await runBuild(
    workspace,
    threeTools(`throw Object.assign(new Error("reset"), { code: "ECONNRESET" });`),
  );
  expect(await stateOf(run)).toEqual({ ...uncertain, write: "failed" });
  expect(events.filter(({ type }) => type === "task.retrying")).toHaveLength(2);
  // It said that it failed, so it may be told to try again.
  expect((await resume(run)).status).toBe("success");
});

test("what was changed after a failure is not changed again when the failure is made good, unless it is asked for", async () => {
  const change = `async (_, { runId }) => ({ runId })`;
  const first = await runBuild(workspace, {
    modules: chainOf({ write: change }).modules ?? {},
    effects: { "tools.write": "write" },
    units: [
      { id: "u1", tasks: [{ id: "t1" }], script: `throw new Error("not yet");` },
      {
        id: "u2",
        tasks: [{ id: "write", tool: "tools.write", needs: ["t1 always"] }],
        script: `await run.task("write", tools.write, {});`,
      },
    ],
  });
  expect(await stateOf(first.run)).toEqual({ t1: "failed", write: "success" });
  const second = await resume(first.run);
  expect(second.diagnostics.map(({ code }) => code)).toContain("ORC4215");
  expect(await callsOf(first.run)).toBe(1);
  await resume(first.run, { from: "t1" });
  expect(await callsOf(first.run)).toBe(2);
});
