/** What is kept of each attempt, how long is waited before the next, and how often. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { hostname } from "node:os";
import { afterEach, expect, test } from "vitest";
import type { RunEvent } from "../../src/contract/events.ts";
import { exec } from "../../src/runtime/index.ts";
import { openStore, type AttemptRow } from "../../src/runtime/store/index.ts";
import { expectNothingLeft } from "../support/leftovers.ts";
import { chainOf, runBuild } from "../support/run-build.ts";
import { testWorkspace, type TestBuild, type TestWorkspace } from "../support/workspace.ts";

afterEach(expectNothingLeft);

async function attemptsOf(workspace: TestWorkspace, run: string): Promise<AttemptRow[]> {
  const store = await openStore(workspace.paths.database);
  try {
    return await store.attempts(run);
  } finally {
    await store.close();
  }
}

const once = { retry: { limit: 1, backoff: "fixed", baseMs: 1 } } as const;

test("of what was thrown, class, place and causes are kept, without a secret", async () => {
  process.env["ATTEMPTS_TOKEN"] = "hush-hush-token";
  await using workspace = await testWorkspace();
  const build = chainOf({
    t1: `() => {
      class Overdrawn extends Error { override name = "Overdrawn"; }
      throw new Overdrawn("no", { cause: new Error("because of hush-hush-token") });
    }`,
  });
  const units = build.units.map((unit) => ({ ...unit, permissions: { env: ["ATTEMPTS_TOKEN"] } }));
  const { run, diagnostics, events } = await runBuild(workspace, { ...build, units });
  delete process.env["ATTEMPTS_TOKEN"];
  const [attempt] = await attemptsOf(workspace, run);
  expect(attempt).toMatchObject({ host: hostname(), pid: process.pid, status: "failed" });
  expect(attempt?.error).toMatchObject({ class: "Overdrawn", retryable: false });
  expect(attempt?.error?.stack).toMatch(
    /^\s+at .*agents\/tools\.ts:\d+:\d+[^]*caused by Error: because of \[/,
  );
  expect(JSON.stringify(events)).not.toContain("hush-hush");
  expect(JSON.stringify(diagnostics)).not.toMatch(/tools\.ts|Overdrawn/);
});

test("of a process that ended, its exit status or signal", async () => {
  await using workspace = await testWorkspace();
  const dies = (how: string) => chainOf({ t1: `() => { ${how}; }` });
  const killed = await runBuild(workspace, dies("process.kill(process.pid, 'SIGKILL'); for (;;)"));
  const left = await runBuild(workspace, { ...dies("process.exit(3)"), name: "left" });
  const [first] = await attemptsOf(workspace, killed.run);
  const [second] = await attemptsOf(workspace, left.run);
  expect(first?.error).toMatchObject({ code: "ORC4307", exit: "signal SIGKILL", retryable: true });
  expect(second?.error).toMatchObject({ code: "ORC4307", exit: "exit code 3", retryable: false });
});

test("a stack without end, and a circle of causes, are cut", async () => {
  await using workspace = await testWorkspace();
  const build = chainOf({
    t1: `() => {
      const error: any = new Error("round");
      error.name = "N".repeat(100_000);
      error.stack = "    at x\\n".repeat(100_000);
      error.cause = error;
      throw error;
    }`,
  });
  const { run } = await runBuild(workspace, build);
  const [attempt] = await attemptsOf(workspace, run);
  expect(attempt?.error?.code).toBe("ORC4301");
  expect(attempt?.error?.stack?.length).toBeLessThan(10_000);
  expect(attempt?.error?.class?.length).toBeLessThan(1000);
});

/** A service that refuses the first request, and says when to come back. */
async function busyService(after: string) {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    if (asked === 1) response.writeHead(429, { "retry-after": after }).end();
    else response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    build: ((build: TestBuild): TestBuild => ({
      ...build,
      units: build.units.map((unit) => ({ ...unit, permissions: { network: [host] } })),
    }))(
      chainOf(
        { t1: `async (_, { fetch }) => JSON.parse((await fetch("http://${host}/")).text)` },
        once,
      ),
    ),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test("who is asked to wait, waits at least so long", async () => {
  await using service = await busyService("1");
  await using workspace = await testWorkspace();
  const ran = await runBuild(workspace, service.build);
  expect(ran.statuses).toEqual(["t1 success"]);
  const retrying = ran.events.find((event) => event.type === "task.retrying");
  expect(retrying).toMatchObject({ delayMs: 1000, error: { retryAfterMs: 1000 } });
});

test("who is asked to wait for hours fails now, and it is said for how long", async () => {
  await using service = await busyService("7200");
  await using workspace = await testWorkspace();
  const ran = await runBuild(workspace, service.build);
  expect(ran.statuses).toEqual(["t1 failed"]);
  expect(ran.reason("t1")).toMatch(/status 429, and asks to wait 7200 s$/);
  const again = await exec({
    folder: `${workspace.paths.generated}/sample`,
    workspace,
    resume: ran.run,
    validate: false,
  });
  expect(again.status).toBe("success");
});

test("a wait that a service has asked for goes on when its run is ended and resumed", async () => {
  await using service = await busyService("2");
  await using workspace = await testWorkspace();
  const cancellation = new AbortController();
  const cancelled = await runBuild(workspace, service.build, {
    signal: cancellation.signal,
    onEvent: ({ type }) => type === "task.retrying" && cancellation.abort(),
  });
  expect(cancelled.statuses).toEqual(["t1 cancelled"]);
  const events: RunEvent[] = [];
  const again = await exec({
    folder: `${workspace.paths.generated}/sample`,
    workspace,
    resume: cancelled.run,
    validate: false,
    onEvent: (event) => events.push(event),
  });
  expect(again.status).toBe("success");
  const [asked] = cancelled.events.flatMap((event) =>
    event.type === "task.retrying" ? [event] : [],
  );
  const tried = events.findLast((event) => event.type === "task.started");
  expect(Date.parse(tried?.at ?? "") - Date.parse(asked?.at ?? "")).toBeGreaterThanOrEqual(1990);
  expect(events).toContainEqual(
    expect.objectContaining({
      type: "run.note",
      diagnostic: expect.objectContaining({ code: "ORC4214" }),
    }),
  );
});

test("retries are counted for the run, and for a tool, over all its tasks", async () => {
  const flaky = `(_, { attempt }) => { if (attempt === 1) throw new ToolError("Later", { retryable: true }); return {}; }`;
  const build = chainOf({ a: flaky });
  const units = ["t1", "t2", "t3"].map((id) => ({
    id: `u${id}`,
    tasks: [{ id, tool: "tools.a", ...once }],
    script: `await run.task("${id}", tools.a, {});`,
  }));
  const limits = [{ retriesPerRun: 2 }, { tools: { "tools.a": { retries: 1 } } }, {}];
  const succeeded = [];
  for (const limit of limits) {
    await using workspace = await testWorkspace({ limits: limit });
    const { statuses } = await runBuild(workspace, { ...build, units }, { maxParallel: 1 });
    succeeded.push(statuses.filter((status) => status.endsWith("success")).length);
  }
  expect(succeeded).toEqual([2, 1, 3]);
});

test("a run whose time is over ends its work, and what was done stays", async () => {
  await using workspace = await testWorkspace({ limits: { runTimeoutMs: 4000 } });
  const build = chainOf({ t1: "() => ({ n: 1 })", t2: "() => { for (;;); }", t3: "() => ({})" });
  const ran = await runBuild(workspace, build);
  expect(ran.status).toBe("failed");
  expect(ran.statuses).toEqual(["t1 success", "t2 cancelled", "t3 cancelled"]);
  expect(ran.reason("t3")).toMatch(/did not end within 4000 ms/);
  expect(ran.diagnostics).toContainEqual(expect.objectContaining({ code: "ORC4220" }));
  expect(ran.events.at(-1)).toMatchObject({
    type: "run.finished",
    status: "failed",
    error: expect.stringContaining("limits.runTimeoutMs"),
  });
});

test("a process that cannot be started fails its task, and not the run", async () => {
  await using workspace = await testWorkspace();
  const { modules = {}, units } = chainOf({ t1: "() => ({})" });
  const [unit] = units;
  // Longer than Linux takes one argument, which Node throws instead of saying it in an event.
  const read = [`${workspace.root}/${"x".repeat(140_000)}`];
  const other = {
    id: "u2",
    tasks: [{ id: "t2" }],
    script: `await run.task("t2", tools.echo, { ok: true });`,
  };
  const ran = await runBuild(workspace, {
    modules,
    units: [{ ...unit!, permissions: { read } }, other],
  });
  expect(ran.statuses).toEqual(["t1 failed", "t2 success"]);
  expect(ran.reason("t1")).toMatch(/E2BIG/);
});
