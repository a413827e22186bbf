/** What is kept of an attempt that failed: one file on the bus, named in the event of the failure. */
import { chmod, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { errorContextSchema, type ErrorContext } from "../../../src/contract/error-context.ts";
import type { RunEvent, TaskFailed, TaskRetrying } from "../../../src/contract/events.ts";
import { orchcVersion } from "../../../src/contract/package-root.ts";
import { busOf } from "../../../src/runtime/bus/index.ts";
import { exec, type ExecOptions } from "../../../src/runtime/index.ts";
import { putErrorContext } from "../../../src/runtime/host/error-context.ts";
import { maskOf } from "../../../src/runtime/host/secrets/mask.ts";
import { openStore, type ArtifactRow } from "../../../src/runtime/store/index.ts";
import { chainOf, runBuild } from "../../support/run-build.ts";
import {
  testWorkspace,
  type TestBuild,
  type TestTask,
  type TestWorkspace,
} from "../../support/workspace.ts";

let workspace: TestWorkspace;
beforeEach(async () => void (workspace = await testWorkspace()));
afterEach(() => workspace[Symbol.asyncDispose]());

type Failed = TaskFailed | TaskRetrying;

const failuresIn = (events: readonly RunEvent[]): Failed[] =>
  events.filter((event) => event.type === "task.failed" || event.type === "task.retrying");

/** As the event names it: with these bytes, this hash, and in its form. */
async function contextOf({ run, context }: Failed): Promise<ErrorContext> {
  if (context === undefined) throw new Error("it has no context");
  const found = await busOf(workspace).stat(run, context.file);
  expect(found).toEqual({ sha256: context.sha256, bytes: context.bytes });
  const text = await readFile(join(workspace.paths.bus, run, context.file), "utf8");
  return errorContextSchema.parse(JSON.parse(text));
}

async function artifactsOf(run: string): Promise<ArtifactRow[]> {
  const store = await openStore(workspace.paths.database);
  try {
    return await store.artifacts(run);
  } finally {
    await store.close();
  }
}

const resume = (run: string, options: Partial<ExecOptions> = {}) =>
  exec({
    folder: `${workspace.paths.generated}/sample`,
    workspace,
    resume: run,
    validate: false,
    ...options,
  });

const once = { retry: { limit: 1, backoff: "fixed", baseMs: 1 } } as const;

test("each attempt that fails leaves one, with its arguments, its error and the end of its log", async () => {
  const build = chainOf(
    {
      t1: `({ text }, context) => {
        for (let i = 0; i < 70; i += 1) context.log("line " + i + " of " + context.attempt);
        context.log("y".repeat(9000));
        throw new ToolError("Later", { retryable: true, cause: new TypeError("because") });
      }`,
    },
    {
      ...once,
      args: { text: { $param: "coin" }, list: [1, { $param: "coin" }], long: "z".repeat(5000) },
    },
  );
  const script = `await run.task("t1", tools.t1, { text: run.param("coin"), list: [1, run.param("coin")], long: "${"z".repeat(5000)}" });`;
  const params = { coin: { type: "string", default: "bitcoin" } } as const;
  const { run, events } = await runBuild(workspace, {
    ...build,
    params,
    units: [{ ...build.units[0]!, script }],
  });
  const failures = failuresIn(events);
  expect(failures.map(({ type }) => type)).toEqual(["task.retrying", "task.failed"]);
  const starts = events.filter((event) => event.type === "task.started");
  for (const [i, failure] of failures.entries()) {
    const { attempt, error, at: endedAt } = failure;
    expect(failure.context).toMatchObject({
      file: `t1/error-${i + 1}.json`,
      mediaType: "application/json",
    });
    const { log, ...context } = await contextOf(failure);
    expect(context).toEqual({
      version: 1,
      run,
      task: "t1",
      attempt,
      tool: { name: "tools.t1", version: "1" },
      identity: starts[i]?.identity,
      startedAt: starts[i]?.at,
      endedAt,
      host: hostname(),
      orchc: orchcVersion(),
      node: process.version,
      error,
      arguments: { text: "bitcoin", list: [1, "bitcoin"] },
      argumentsCut: { long: { bytes: 5002, start: `"${"z".repeat(199)}` } },
      logOmitted: 21,
    });
    expect(error).toMatchObject({
      class: "ToolError",
      stack: expect.stringContaining("caused by TypeError: because"),
    });
    expect(log).toHaveLength(50);
    expect(log[0]?.line).toBe(`line 21 of ${attempt}`);
    expect(log[49]?.line).toBe(`${"y".repeat(500)} …`);
  }
  expect(await artifactsOf(run)).toMatchObject([
    { path: "t1/error-1.json", task: "t1", type: "error" },
    { path: "t1/error-2.json", task: "t1", type: "error" },
  ]);
});

test("what is made of an output on the bus is named as the manifest has it", async () => {
  await using small = await testWorkspace({ limits: { inlineBytes: 1000 } });
  const build = chainOf({
    t1: "() => ({ rows: Array.from({ length: 999 }, (_, n) => ({ n })), file: 1 })",
    t2: `() => { throw new ToolError("No"); }`,
  });
  const [unit] = build.units;
  const args = { rows: { $ref: "t1.rows" }, plain: { $literal: { $ref: "t1.rows" } } };
  const tasks = [unit!.tasks[0]!, { ...unit!.tasks[1]!, args }];
  const script = `const t1 = await run.task("t1", tools.t1, {});
    await run.task("t2", tools.t2, { rows: t1.rows, plain: { $ref: "t1.rows" } });`;
  const { events, run } = await runBuild(small, { ...build, units: [{ ...unit!, tasks, script }] });
  const [failure] = failuresIn(events);
  const text = await readFile(join(small.paths.bus, run, failure?.context?.file ?? ""), "utf8");
  expect(errorContextSchema.parse(JSON.parse(text))).toMatchObject({
    arguments: { plain: { $ref: "t1.rows" } },
    argumentsOnBus: { rows: { $ref: "t1.rows" } },
  });
});

const lost: [string, string, Partial<TestTask>, object][] = [
  [
    "that was killed",
    "process.kill(process.pid, 'SIGKILL'); for (;;);",
    {},
    { code: "ORC4307", exit: "signal SIGKILL" },
  ],
  ["whose time was over", "for (;;);", { timeoutMs: 1500 }, { code: "ORC4306" }],
  ["that called process.exit", "process.exit(3)", {}, { code: "ORC4307", exit: "exit code 3" }],
];

test.each(lost)("an attempt at a tool %s has one", async (_, how, change, error) => {
  const build = chainOf({ t1: `(_, { log }) => { log("begun"); ${how} }` }, change);
  const { events } = await runBuild(workspace, build);
  const [failure] = failuresIn(events);
  const context = await contextOf(failure!);
  expect(context).toMatchObject({ arguments: {}, error });
  expect(context.log.map(({ line }) => line)).toContain("begun");
});

test("a task of which it is not known whether it made a change has one, with the error of the event", async () => {
  const cancellation = new AbortController();
  const build: TestBuild = {
    ...chainOf({ t1: "() => { for (;;); }" }),
    effects: { "tools.t1": "write" },
  };
  const { events } = await runBuild(workspace, build, {
    signal: cancellation.signal,
    onEvent: ({ type }) => type === "task.started" && cancellation.abort(),
  });
  const [failure] = failuresIn(events);
  expect(failure?.error.code).toBe("ORC4210");
  expect((await contextOf(failure!)).error).toEqual(failure?.error);
});

test("many that fail side by side are told in order, each with its own", async () => {
  const { modules = {} } = chainOf({ fail: `() => { throw new ToolError("No"); }` });
  const ids = Array.from({ length: 30 }, (_, i) => `t${i + 1}`);
  const units = ids.map((id) => ({
    id: `u-${id}`,
    tasks: [{ id, tool: "tools.fail" }],
    script: `await run.task("${id}", tools.fail, {});`,
  }));
  const { events, statuses } = await runBuild(workspace, { modules, units }, { maxParallel: 8 });
  expect(new Set(statuses)).toEqual(new Set(ids.map((id) => `${id} failed`)));
  const stored = events.flatMap((event) => ("seq" in event ? [event.seq] : []));
  expect(stored).toEqual(stored.map((_, i) => i + 1));
  expect(events.at(-1)?.type).toBe("run.finished");
  for (const failure of failuresIn(events))
    expect((await contextOf(failure)).task).toBe(failure.task);
});

test("where the bus cannot be written, the failure is told as it is", async () => {
  const build = chainOf({ t1: `() => { throw new ToolError("No", { help: "Wait." }); }` }, once);
  const { run, events } = await runBuild(workspace, build);
  const [before] = failuresIn(events);
  const again = await runBuild(workspace, build, {
    run: "blocked",
    // Stands where the folder of the task belongs.
    onEvent: ({ type }) =>
      type === "run.started" && void writeFile(join(workspace.paths.bus, "blocked/t1"), ""),
  });
  const [failure] = failuresIn(again.events);
  expect(failure).not.toHaveProperty("context");
  expect(failure?.error.message).toBe(before?.error.message);
  expect(again.reason("t1")).toBe("No");
  expect(again.diagnostics).toEqual((await resume(run)).diagnostics);
  expect(await artifactsOf("blocked")).toEqual([]);
});

test("a secret in it is masked, and where a number is one, nothing is written", async () => {
  const place = {
    bus: busOf(workspace),
    logs: "/nowhere",
    mask: maskOf([{ name: "KEY", value: "1234567890" }]),
  };
  const facts = (value: string | number) => ({
    run: "r1",
    task: "t1",
    attempt: 1,
    tool: { name: "tools.t1" },
    startedAt: "2026-01-01T00:00:00.000Z",
    endedAt: "2026-01-01T00:00:00.000Z",
    error: { code: "ORC4301", message: "No 1234567890", retryable: false },
    arguments: { value },
  });
  expect(await putErrorContext(place, facts(1234567890))).toBeUndefined();
  expect(await readdir(workspace.paths.bus).catch(() => [])).toEqual([]);
  const { file = "" } = (await putErrorContext(place, facts("1234567890"))) ?? {};
  const text = await readFile(join(workspace.paths.bus, "r1", file), "utf8");
  expect(JSON.parse(text)).toMatchObject({
    arguments: { value: "[KEY]" },
    error: { message: "No [KEY]" },
  });
});

test("it stays as a run goes on, is part of no output that is taken from it, and keeps nobody from resuming", async () => {
  const flaky = `async (_, { attempt, writeFile }) => {
    if (attempt === 1) throw new ToolError("Later");
    return { file: await writeFile("a.txt", "made", "text/plain") };
  }`;
  const chain = chainOf({
    t1: flaky,
    t2: `(_, { attempt }) => { if (attempt < 3) throw new ToolError("No"); return {}; }`,
  });
  const build: TestBuild = { ...chain, tools: { "tools.t1": { cacheable: true } } };
  const { run } = await runBuild(workspace, build);
  const file = join(workspace.paths.bus, run, "t1/error-1.json");
  expect((await resume(run)).status).toBe("failed");
  expect((await artifactsOf(run)).map(({ path, type }) => `${path} ${type}`)).toEqual([
    "t1/a.txt file",
    "t1/error-1.json error",
    "t2/error-1.json error",
  ]);
  await chmod(file, 0o644);
  await writeFile(file, "altered");
  await rm(join(workspace.paths.bus, run, "t2/error-1.json"));
  expect((await resume(run)).status).toBe("failed");
  expect((await resume(run)).status).toBe("success");

  const other = await runBuild(workspace, build, { cache: true });
  expect(other.events.find(({ type }) => type === "task.reused")).toMatchObject({
    task: "t1",
    output: { files: [{ file: "t1/a.txt" }] },
  });
  expect((await artifactsOf(other.run)).map(({ path }) => path)).toEqual([
    "t1/a.txt",
    "t2/error-1.json",
  ]);
});

test("what a tool that may ask a model puts on the bus has a type of its own", async () => {
  await using small = await testWorkspace({ limits: { inlineBytes: 1000 } });
  const large = `rows: Array.from({ length: 999 }, (_, n) => ({ n }))`;
  const build = chainOf({
    t1: `async (_, { writeFile }) => ({ file: await writeFile("a.md", "# A", "text/markdown"), ${large} })`,
    t2: `() => ({ ${large} })`,
  });
  const { run } = await runBuild(small, { ...build, tools: { "tools.t1": { model: true } } });
  const store = await openStore(small.paths.database);
  const rows = await store.artifacts(run);
  await store.close();
  expect(rows.map(({ path, type }) => `${path} ${type}`)).toEqual([
    "t1/a.md model",
    "t1/output.json model",
    "t2/output.json output",
  ]);
});
