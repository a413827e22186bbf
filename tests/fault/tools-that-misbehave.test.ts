import { afterEach, beforeEach, expect, test } from "vitest";
import { expectNothingLeft } from "../support/leftovers.ts";
import { chainOf, runBuild } from "../support/run-build.ts";
import { testWorkspace, type TestWorkspace } from "../support/workspace.ts";

let workspace: TestWorkspace;
beforeEach(async () => void (workspace = await testWorkspace()));
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

/** The first task does this; a second one, which needs it, must be skipped. */
async function first(tool: string, limits: { timeoutMs?: number } = {}) {
  const build = chainOf({ t1: tool, t2: "() => ({})" }, limits);
  const ran = await runBuild(workspace, build);
  expect(ran.status).toBe("failed");
  expect(ran.statuses).toEqual(["t1 failed", "t2 skipped"]);
  expect(ran.reason("t2")).toBe("It needs the success of t1, which failed.");
  const [diagnostic] = ran.diagnostics;
  return { ran, code: diagnostic?.code, reason: ran.reason("t1"), help: diagnostic?.help };
}

test("it throws a ToolError: message and help are the tool's own", async () => {
  const { code, reason, help } = await first(
    `() => { throw new ToolError("No such coin: bitcorn", { help: "Did you mean bitcoin?" }); }`,
  );
  expect({ code, reason, help }).toEqual({
    code: "ORC4301",
    reason: "No such coin: bitcorn",
    help: "Did you mean bitcoin?",
  });
});

test.each([
  ["an Error", `() => { throw new TypeError("x is not a function"); }`, "x is not a function"],
  ["a string", `() => { throw "boom"; }`, `"boom" was thrown`],
  ["undefined", `() => { throw undefined; }`, "undefined was thrown"],
  ["an object", `() => Promise.reject({ a: 1 })`, "an object that is not an Error was thrown"],
])("it throws %s", async (_, tool, expected) => {
  expect(await first(tool)).toMatchObject({ code: "ORC4301", reason: expected });
});

test("it throws where nobody can catch it", async () => {
  const { code, reason } = await first(
    `() => new Promise(() => setTimeout(() => { throw new Error("late"); }, 5))`,
  );
  expect({ code, reason }).toEqual({ code: "ORC4301", reason: "late" });
});

test("it leaves a promise behind that is rejected", async () => {
  const { reason } = await first(
    `async () => { void Promise.reject(new Error("stray")); await new Promise((r) => setTimeout(r, 5000)); return {}; }`,
  );
  expect(reason).toBe("stray");
});

test.each([
  ["a number", "() => 7", "the value: "],
  ["nothing", "() => undefined", "the value: "],
  ["a list", "() => []", "the value: "],
])("it returns %s instead of an object", async (_, tool, expected) => {
  const { code, reason } = await first(tool);
  expect(code).toBe("ORC4303");
  expect(reason).toContain(expected);
});

test.each([
  [
    "a cycle",
    `() => { const a = {}; a.self = a; return a; }`,
    "self is a cycle: it contains itself",
  ],
  ["a big integer", `() => ({ rows: [{ n: 1n }] })`, "rows[0].n is a bigint"],
  ["a function", `() => ({ f: () => 1 })`, "f is a function"],
  ["undefined in a list", `() => ({ list: [1, undefined] })`, "list[1] is undefined"],
  ["a date", `() => ({ at: new Date(0) })`, "at is an instance of Date"],
  ["a map", `() => ({ m: new Map() })`, "m is an instance of Map"],
  ["NaN", `() => ({ mean: 0 / 0 })`, "mean is NaN"],
])("it returns %s, which is not JSON", async (_, tool, expected) => {
  const { code, reason } = await first(tool);
  expect(code).toBe("ORC4304");
  expect(reason).toContain(expected);
});

test("it never returns", async () => {
  const { code, reason } = await first(`() => new Promise(() => {})`, { timeoutMs: 300 });
  expect({ code, reason }).toEqual({ code: "ORC4306", reason: "It did not end within 300 ms." });
});

test("it has more time than a timer can wait", async () => {
  const build = chainOf(
    { t1: `() => new Promise((done) => setTimeout(done, 50, {}))` },
    { timeoutMs: 3e9 },
  );
  expect((await runBuild(workspace, build)).statuses).toEqual(["t1 success"]);
});

test("it never gives the processor back", async () => {
  const { code } = await first(`() => { for (;;); }`, { timeoutMs: 300 });
  expect(code).toBe("ORC4306");
});

test.each([0, 3])("it exits the process with code %i", async (exitCode) => {
  const { code, reason } = await first(`() => process.exit(${exitCode})`);
  expect({ code, reason }).toEqual({
    code: "ORC4307",
    reason: `Its process exited (exit code ${exitCode}).`,
  });
});

test("it kills its process", async () => {
  const { code, reason } = await first(`() => { process.kill(process.pid, "SIGKILL"); for (;;); }`);
  expect({ code, reason }).toEqual({
    code: "ORC4307",
    reason: "Its process exited (signal SIGKILL).",
  });
});

test("it dies with last words, as when memory runs out", async () => {
  const { code, reason } = await first(
    `async () => {
      const { writeSync } = await import("node:fs");
      writeSync(2, "\\n<--- Last few GCs --->\\n\\nFATAL ERROR: JavaScript heap out of memory\\n----- Native stack trace -----\\n 1: 0x1\\n");
      process.abort();
    }`,
  );
  expect({ code, reason }).toEqual({
    code: "ORC4307",
    reason: "Its process exited (signal SIGABRT): FATAL ERROR: JavaScript heap out of memory",
  });
});

test("it prints megabytes: the log gets the beginning, and how much more there was", async () => {
  const build = chainOf({
    t1: `() => { for (let i = 0; i < 200; i++) console.log("x".repeat(9_999)); return { done: true }; }`,
    t2: `() => { for (let i = 0; i < 500; i++) process.stderr.write("y".repeat(10_000)); return {}; }`,
  });
  const ran = await runBuild(workspace, build);
  expect(ran.statuses).toEqual(["t1 success", "t2 success"]);
  const [last, ...lines] = ran.log("t1").toReversed();
  expect(lines).toEqual(Array.from({ length: 6 }, () => "x".repeat(9_999)));
  // 200 lines of 9,999 characters and their ends, of which 6 fit into 65,536.
  expect(last).toBe("… 1940000 more characters were printed and are not shown");
  expect(ran.log("t2").at(-1)).toMatch(/^… \d+ more characters were printed/);
});

test("it changes the current folder, which other scripts of the process would find changed", async () => {
  const { code, reason } = await first(`() => { process.chdir(".."); return {}; }`);
  expect(code).toBe("ORC4301");
  expect(reason).toContain("use context.resolve(path)");
});

test("it writes to the pipe of its host", async () => {
  const { code, reason } = await first(
    `async () => { const { writeSync } = await import("node:fs"); writeSync(3, "not json\\n"); await new Promise(() => {}); }`,
  );
  expect({ code, reason }).toEqual({
    code: "ORC4313",
    reason: "Its process violated the protocol: a line is not JSON.",
  });
});

test("it tells the host that another task has succeeded", async () => {
  const forged = JSON.stringify({
    is: "question",
    unit: "u1",
    id: 99,
    question: { ask: "succeed", task: "t2", output: { inline: {} }, headline: [], notes: [] },
  });
  const { code } = await first(
    `async () => { const { writeSync } = await import("node:fs"); writeSync(3, ${JSON.stringify(`${forged}\n`)}); await new Promise(() => {}); }`,
  );
  expect(code).toBe("ORC4313");
});

test.each([
  ["is not there", "", "77"],
  ["is a folder", `mkdirSync("77")`, "77"],
  ["is a link", `symlinkSync("77", "77")`, "77"],
  ["lies elsewhere", "", "../77"],
])("it tells the host that its output is in a file that %s", async (_, before, staged) => {
  const question = { ask: "succeed", task: "t1", output: { staged }, headline: [], notes: [] };
  const told = JSON.stringify({ is: "question", unit: "u1", id: 99, question });
  const { code, reason } = await first(
    `async () => {
      const { mkdirSync, symlinkSync, writeSync } = await import("node:fs");
      try { ${before} } catch {}
      writeSync(3, ${JSON.stringify(`${told}\n`)});
      await new Promise(() => {});
    }`,
  );
  expect({ code, reason }).toEqual({
    code: "ORC4313",
    reason: `Its process violated the protocol: there is no file "${staged}" in its folder.`,
  });
});

test("it leaves something behind that throws: the next script, served by its process, is not hurt", async () => {
  const { modules = {} } = chainOf({
    t1: `() => { setTimeout(() => { throw new Error("left behind"); }, 50).unref(); return { pid: process.pid }; }`,
    t2: `() => new Promise((done) => setTimeout(done, 300, { pid: process.pid }))`,
  });
  const one = (id: string, needs: string[]) => ({
    id: `u${id}`,
    tasks: [{ id: `t${id}`, tool: `tools.t${id}`, needs }],
    script: `await run.task("t${id}", tools.t${id}, {});`,
  });
  const both = { modules, units: [one("1", []), one("2", ["t1"])] };
  const ran = await runBuild(workspace, both, { maxParallel: 1 });
  expect(ran.statuses).toEqual(["t1 success", "t2 success"]);
  const { t1, t2 } = ran.data["tools"] as Record<string, { pid: number }>;
  expect(t2).toEqual(t1);
});

test("it leaves a timer running: the task is done, and the next script gets a fresh process", async () => {
  const tools = { t1: `() => { setInterval(() => {}, 10); return { pid: process.pid }; }` };
  const { modules = {}, units } = chainOf(tools);
  const [unit] = units;
  const second = {
    id: "u2",
    tasks: [{ id: "t2", tool: "tools.t1", needs: ["t1"] }],
    script: `await run.task("t2", tools.t1, {});`,
  };
  const ran = await runBuild(
    workspace,
    { modules, units: [...(unit === undefined ? [] : [unit]), second] },
    { maxParallel: 1 },
  );
  expect(ran.statuses).toEqual(["t1 success", "t2 success"]);
  const { tools: outputs } = ran.data as { tools: Record<string, { pid: number }> };
  expect(outputs["t1"]?.pid).not.toBe(outputs["t2"]?.pid);
});

test("it leaves a request and a program behind: the next task is not disturbed", async () => {
  const { modules = {}, units } = chainOf({
    t1: `(input, { exec }) => { void exec("sleep", ["600"]); return {}; }`,
    t2: `(input, { exec }) => exec("echo", ["fine"])`,
    t3: `async (input, { log }) => { setTimeout(() => log("late"), 1); return {}; }`,
    t4: `async () => { await new Promise((done) => setTimeout(done, 50)); return {}; }`,
  });
  const permissions = { commands: ["sleep", "echo"] };
  const ran = await runBuild(workspace, {
    modules,
    units: units.map((unit) => ({ ...unit, permissions })),
  });
  expect(ran.statuses).toEqual(["t1 success", "t2 success", "t3 success", "t4 success"]);
  expect(ran.data).toMatchObject({ tools: { t2: { stdout: "fine\n" } } });
});

test("its headline throws: the output counts all the same", async () => {
  const build = chainOf({
    t1: `() => ({ n: 1 }), { headline: () => { throw new Error("no words"); } }`,
  });
  const ran = await runBuild(workspace, build);
  expect(ran.statuses).toEqual(["t1 success"]);
  expect(ran.log("t1")).toEqual(["t1 gave no headline: no words"]);
});
