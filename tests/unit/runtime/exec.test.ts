import { execFileSync } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { manifestSchema, withDigest } from "../../../src/contract/manifest.ts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RunEvent } from "../../../src/contract/events.ts";
import { exec } from "../../../src/runtime/index.ts";
import { configSchema } from "../../../src/workspace/config.ts";
import { expectNothingLeft } from "../../support/leftovers.ts";
import { runBuild } from "../../support/run-build.ts";
import {
  testWorkspace,
  toolsModule,
  type TestBuild,
  type TestUnit,
  type TestWorkspace,
} from "../../support/workspace.ts";

let workspace: TestWorkspace;
beforeEach(async () => void (workspace = await testWorkspace()));
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

const modules = {
  "agents/tools.ts": toolsModule(`
    fail: make("fail", () => { throw new ToolError("It broke"); }),
    pid: make("pid", () => ({ pid: process.pid })),
    meet: make("meet", async (input, { resolve, taskId }) => {
      const { readdir, writeFile } = await import("node:fs/promises");
      await writeFile(resolve("out/" + taskId), "");
      while ((await readdir(resolve("out"))).length < 2) await new Promise((r) => setTimeout(r, 5));
      return {};
    }),
    big: make("big", ({ count }) => ({ rows: Array.from({ length: count }, (_, n) => ({ n })) })),
    sum: make("sum", ({ rows }) => ({ sum: rows.reduce((sum, { n }) => sum + n, 0) })),
    flaky: make("flaky", (input, { attempt }) => {
      if (attempt < 3) throw new ToolError("Not yet", { retryable: true });
      return { attempt };
    }),
    headline: make("headline", () => ({ n: 3 }), { headline: ({ n }) => [\`Three is \${n}.\`] }),
  `),
};

/** A unit of one task that calls a tool: `one("u1", "t1", "echo", "{ a: 1 }", "t0 failure")`. */
function one(id: string, task: string, tool: string, args = "{}", ...needs: string[]): TestUnit {
  return {
    id,
    tasks: [{ id: task, tool: `tools.${tool}`, needs }],
    script: `await run.task("${task}", tools.${tool}, ${args});`,
  };
}

function sqlite(sql: string): string {
  return execFileSync("sqlite3", [workspace.paths.database, sql], { encoding: "utf8" }).trim();
}

describe("data flows from script to script", () => {
  const build: TestBuild = {
    modules,
    params: { count: { type: "integer", default: 4 } },
    units: [
      {
        id: "u1",
        tasks: [{ id: "t1", tool: "tools.big" }],
        script: `await run.task("t1", tools.big, { count: run.param("count") });`,
      },
      {
        id: "u2",
        tasks: [{ id: "t2", tool: "tools.sum", needs: ["t1"] }],
        script: `const t1 = await run.output("t1");
          await run.task("t2", tools.sum, { rows: t1.rows });`,
      },
    ],
  };

  test("through the database when it is small", async () => {
    const { run, statuses, data } = await runBuild(workspace, build, { params: { count: "5" } });
    expect(statuses).toEqual(["t1 success", "t2 success"]);
    expect(data).toMatchObject({ tools: { t2: { sum: 10 } } });
    expect(sqlite(`SELECT output_data FROM task_outputs WHERE task_id = 't1'`)).toBe(
      `{"rows":[{"n":0},{"n":1},{"n":2},{"n":3},{"n":4}]}`,
    );
    expect(sqlite(`SELECT params FROM runs WHERE id = '${run}'`)).toBe(`{"count":5}`);
  });

  test("over the bus when it is large, with its hash in the database", async () => {
    const { run, data } = await runBuild(workspace, build, { params: { count: 20_000 } });
    // 0 + 1 + … + 19,999
    expect(data).toMatchObject({ tools: { t2: { sum: (20_000 * 19_999) / 2 } } });
    const path = sqlite(`SELECT output_file_path FROM worker_runs WHERE task_id = 't1'`);
    expect(path).toBe(`.orchc/bus/${run}/t1/output.json`);
    const file = join(workspace.root, path);
    const sum = execFileSync("sha256sum", [file], { encoding: "utf8" }).slice(0, 64);
    expect(JSON.parse(sqlite(`SELECT output_data FROM task_outputs WHERE task_id = 't1'`))).toEqual(
      {
        $file: {
          file: "t1/output.json",
          sha256: sum,
          bytes: (await readFile(file)).length,
          mediaType: "application/json",
        },
      },
    );
    expect(JSON.parse(await readFile(`${file}.manifest.json`, "utf8"))).toMatchObject({
      id: sum,
      producer: { run, task: "t1" },
    });
  });

  test("an output above the limit fails its task", async () => {
    await using small = await testWorkspace({ limits: { outputBytes: 100_000 } });
    const ran = await runBuild(small, build, { params: { count: 20_000 } });
    expect(ran.statuses).toEqual(["t1 failed", "t2 skipped"]);
    // {"rows":[{"n":0},…]}: 11 + 20,000 * 7 - 1 + digits beyond the first of each number
    expect(ran.reason("t1")).toMatch(/^The output is \d{6} bytes long; the limit is 100000\.$/);
  });
});

test("a relative time is the same in every script of a run, and which one it became is admitted", async () => {
  const args = { at: { $time: "now" }, day: { $time: "now-1d/d" } };
  const script = (task: string) =>
    `await run.task("${task}", tools.echo, { at: run.time("now"), day: run.time("now-1d/d") });`;
  const { run, data } = await runBuild(workspace, {
    modules,
    units: [
      { id: "u1", tasks: [{ id: "t1", tool: "tools.echo", args }], script: script("t1") },
      {
        id: "u2",
        tasks: [{ id: "t2", tool: "tools.echo", args, needs: ["t1"] }],
        script: script("t2"),
      },
    ],
  });
  const at = sqlite(`SELECT started_at FROM runs WHERE id = '${run}'`);
  const day = new Date(Date.parse(at) - 86_400_000).toISOString().slice(0, 10);
  expect(data).toMatchObject({ tools: { t1: { at, day }, t2: { at, day } } });
  expect(
    JSON.parse(sqlite(`SELECT metadata FROM task_outputs WHERE task_id = 't2'`)),
  ).toMatchObject({
    notes: [
      { kind: "assumed", text: `now is ${at} (UTC)` },
      { kind: "assumed", text: `yesterday is ${day} (UTC)` },
    ],
  });
});

test("text that looks like a reference stays text", async () => {
  const value = { a: { $ref: "t1.secret" }, b: "{{t1}}", c: { $file: { file: "../x" } } };
  const { data } = await runBuild(workspace, {
    modules,
    units: [
      one("u1", "t1", "echo", JSON.stringify(value)),
      {
        id: "u2",
        tasks: [{ id: "t2", needs: ["t1"] }],
        script: `await run.task("t2", tools.echo, await run.output("t1"));`,
      },
    ],
  });
  expect(data).toMatchObject({ tools: { t1: value, t2: value } });
});

describe("what depends on what", () => {
  test("a failing branch does not stop the others, and what needs it is skipped with the reason", async () => {
    const ran = await runBuild(workspace, {
      modules,
      units: [
        one("u1", "t1", "fail"),
        one("u2", "t2", "echo", "{}", "t1"),
        one("u3", "t3", "echo"),
        one("u4", "t4", "echo", "{}", "t1 failure"),
        one("u5", "t5", "echo", "{}", "t2 always", "t3"),
        one("u6", "t6", "echo", "{}", "t3 failure"),
      ],
    });
    expect(ran.status).toBe("failed");
    expect(ran.statuses).toEqual([
      "t1 failed",
      "t2 skipped",
      "t3 success",
      "t4 success",
      "t5 success",
      "t6 skipped",
    ]);
    expect(ran.reason("t2")).toBe("It needs the success of t1, which failed.");
    expect(ran.reason("t6")).toBe("It needs the failure of t3, which succeeded.");
    expect(ran.diagnostics).toMatchObject([
      { code: "ORC4301", message: "It broke", places: [{ in: "plan", task: "t1" }] },
    ]);
  });

  test("a need on failure that does not come true leaves the run a success", async () => {
    const ran = await runBuild(workspace, {
      modules,
      units: [one("u1", "t1", "echo"), one("u2", "t2", "echo", "{}", "t1 failure")],
    });
    expect(ran.statuses).toEqual(["t1 success", "t2 skipped"]);
    expect(ran.status).toBe("success");
  });

  test("arguments that cannot be worked out fail the task that they are for", async () => {
    const ran = await runBuild(workspace, {
      modules,
      units: [
        {
          id: "u1",
          tasks: [{ id: "t1" }, { id: "t2" }, { id: "t3" }],
          script: `const t1 = await run.task("t1", tools.echo, { rows: [] });
            const t2 = await run.task("t2", tools.echo, { first: t1.rows[0].name });
            await run.task("t3", tools.echo, t2);`,
        },
      ],
    });
    expect(ran.statuses).toEqual(["t1 success", "t2 failed", "t3 skipped"]);
    expect(ran.reason("t2")).toMatch(/^Its arguments could not be computed: Cannot read prop/);
  });
});

describe("tries", () => {
  const retry = { limit: 2, backoff: "fixed", baseMs: 1 } as const;

  test("a failure that may pass is tried again, and nothing that was done is done again", async () => {
    const ran = await runBuild(workspace, {
      modules,
      units: [
        {
          id: "u1",
          tasks: [
            { id: "t1", tool: "tools.pid" },
            { id: "t2", tool: "tools.flaky", retry },
          ],
          script: `await run.task("t1", tools.pid, {});
            await run.task("t2", tools.flaky, {});`,
        },
      ],
    });
    expect(ran.statuses).toEqual(["t1 success", "t2 success"]);
    expect(ran.data).toMatchObject({ tools: { t2: { attempt: 3 } } });
    expect(sqlite(`SELECT task_id, attempt, status FROM attempts ORDER BY task_id, attempt`)).toBe(
      "t1|1|success\nt2|1|failed\nt2|2|failed\nt2|3|success",
    );
    const types = ran.events.flatMap((event) =>
      event.type === "task.retrying" || event.type === "task.started" ? [event.type] : [],
    );
    expect(types).toEqual([
      "task.started",
      "task.started",
      "task.retrying",
      "task.started",
      "task.retrying",
      "task.started",
    ]);
  });

  test("no more often than the limit says", async () => {
    const unit = one("u1", "t1", "flaky");
    const tasks = unit.tasks.map((task) => ({ ...task, retry: { ...retry, limit: 1 } }));
    const ran = await runBuild(workspace, { modules, units: [{ ...unit, tasks }] });
    expect(ran.statuses).toEqual(["t1 failed"]);
    expect(sqlite(`SELECT max(attempt) FROM attempts`)).toBe("2");
  });

  test("a failure that will not pass is not tried again", async () => {
    const unit = one("u1", "t1", "fail");
    const tasks = unit.tasks.map((task) => ({ ...task, retry }));
    await runBuild(workspace, { modules, units: [{ ...unit, tasks }] });
    expect(sqlite(`SELECT count(*) FROM attempts`)).toBe("1");
  });
});

describe("processes", () => {
  test("units that may touch the same things share a process, one after the other", async () => {
    const units = ["1", "2", "3"].map((n) => one(`u${n}`, `t${n}`, "pid"));
    const { data } = await runBuild(workspace, { modules, units }, { maxParallel: 1 });
    const pids = Object.values((data as { tools: Record<string, { pid: number }> }).tools);
    expect(new Set(pids.map(({ pid }) => pid)).size).toBe(1);
  });

  test.each([
    { config: { isolation: "fresh" }, maxParallel: 1, processes: 3 },
    { config: { isolation: "fresh" }, maxParallel: 3, processes: 3 },
    { config: { limits: { unitsPerProcess: 2 } }, maxParallel: 1, processes: 2 },
  ])(
    "a process takes no more units than configured: $config, $maxParallel at a time",
    async ({ config, maxParallel, processes }) => {
      const configured = { ...workspace, config: configSchema.parse(config) };
      const units = ["1", "2", "3"].map((n) => one(`u${n}`, `t${n}`, "pid"));
      const { data } = await runBuild(configured, { modules, units }, { maxParallel });
      const pids = Object.values((data as { tools: Record<string, { pid: number }> }).tools);
      expect(new Set(pids.map(({ pid }) => pid)).size).toBe(processes);
    },
  );

  test("units that may touch other things have processes of their own", async () => {
    const units = ["1", "2"].map((n) => ({
      ...one(`u${n}`, `t${n}`, "pid"),
      permissions: { network: [`host${n}.example`] },
    }));
    const { data } = await runBuild(workspace, { modules, units }, { maxParallel: 1 });
    const pids = Object.values((data as { tools: Record<string, { pid: number }> }).tools);
    expect(new Set(pids.map(({ pid }) => pid)).size).toBe(2);
  });

  test("as many side by side as allowed, and never more", async () => {
    await mkdir(join(workspace.root, "out"));
    // Each waits until a second one has come.
    const units = ["1", "2", "3", "4"].map((n) => ({
      ...one(`u${n}`, `t${n}`, "meet"),
      permissions: { read: ["out"], write: ["out"] },
    }));
    let running = 0;
    let most = 0;
    const onEvent = ({ type }: RunEvent) => {
      if (type === "task.started") most = Math.max(most, (running += 1));
      if (type === "task.succeeded") running -= 1;
    };
    const ran = await runBuild(workspace, { modules, units }, { maxParallel: 2, onEvent });
    expect(ran.status).toBe("success");
    expect(most).toBe(2);
  });

  test("who is more urgent goes first", async () => {
    const units = (["low", "critical", "medium"] as const).map((priority, i) => {
      const unit = one(`u${i}`, `t${i}`, "echo");
      return { ...unit, tasks: unit.tasks.map((task) => ({ ...task, priority })) };
    });
    const { events } = await runBuild(workspace, { modules, units }, { maxParallel: 1 });
    const started = events.flatMap((event) => (event.type === "task.started" ? [event.task] : []));
    expect(started).toEqual(["t1", "t2", "t0"]);
  });
});

test("events tell the run in order, each after it is stored", async () => {
  const seen: string[] = [];
  await runBuild(
    workspace,
    { modules, units: [one("u1", "t1", "headline")] },
    {
      onEvent: (event) => {
        seen.push(event.type);
        if (event.type !== "task.succeeded") return;
        seen.push(sqlite("SELECT status FROM worker_runs"));
      },
    },
  );
  expect(seen).toEqual([
    "run.started",
    "task.started",
    "task.succeeded",
    "success",
    "run.finished",
  ]);
  expect(
    sqlite("SELECT metadata ->> '$.headline[0]', metadata ->> '$.tool' FROM task_outputs"),
  ).toBe("Three is 3.|tools.headline");
});

test("a listener that throws does not stop the run", async () => {
  const warning = new Promise((resolve) => process.once("warning", resolve));
  const ran = await runBuild(
    workspace,
    { modules, units: [one("u1", "t1", "echo")] },
    {
      onEvent: ({ type }) => {
        if (type === "run.started") throw new Error("a listener's own problem");
      },
    },
  );
  expect(ran.status).toBe("success");
  expect(await warning).toMatchObject({ message: "a listener's own problem" });
});

test("syntax that is more than types runs too", async () => {
  const tools = `${toolsModule()}\nenum Colour { Red = 7 }\nclass P { constructor(readonly n: number) {} }
    tools.colour = make("colour", () => ({ red: Colour.Red, n: new P(3).n }));`;
  const { data } = await runBuild(workspace, {
    modules: { "agents/tools.ts": tools },
    units: [one("u1", "t1", "colour")],
  });
  expect(data).toMatchObject({ tools: { t1: { red: 7, n: 3 } } });
});

describe("what cannot be executed is refused before anything starts", () => {
  const build = { modules, units: [one("u1", "t1", "echo")] };
  const refusal = (options: object) => exec({ validate: false, workspace, ...options } as never);

  test.each([
    ["generated/sample/u1.ts", "ORC4103 generated/sample/u1.ts is not what was built."],
    ["agents/tools.ts", "ORC4103 agents/tools.ts is not what was built."],
  ])("%s was edited by hand", async (file, message) => {
    const folder = await workspace.build(build);
    await workspace.write(file, `${await readFile(join(workspace.root, file), "utf8")} `);
    await expect(refusal({ folder })).rejects.toThrow(message);
    await expect(readFile(workspace.paths.database)).rejects.toThrow("ENOENT");
  });

  test.each([
    ["nothing is built", [], "sample", "There are none yet."],
    ["one has nearly the name", ["sales", "simple"], "slaes", 'Did you mean "sales"?'],
    ["the others are called otherwise", ["sales", "costs"], "moon", "There are: costs, sales."],
  ])("there is no build, and %s", async (_, built, name, help) => {
    for (const other of built) await workspace.build({ ...build, name: other });
    const folder = join(workspace.paths.generated, name);
    await expect(refusal({ folder })).rejects.toMatchObject({
      diagnostics: [{ code: "ORC4101", help: expect.stringContaining(help) }],
    });
  });

  test("there is a plan, but not its build", async () => {
    await workspace.build({ ...build, name: "simple" });
    await workspace.write("generated/sample/plan.json", "{}");
    const folder = join(workspace.paths.generated, "sample");
    await expect(refusal({ folder })).rejects.toMatchObject({
      diagnostics: [{ code: "ORC4101", help: "Build it first: orchc build sample." }],
    });
  });

  test.each([
    ["not JSON", "{", "it is not JSON"],
    ["another form", `{"version":2}`, "orchc: "],
    [
      "that of 0.1.0",
      `{"version":1,"orchc":"0.1.0"}`,
      "its form is version 1, and this orchc has version 2",
    ],
  ])("the manifest is %s", async (_, text, why) => {
    const folder = await workspace.build(build);
    await workspace.write("generated/sample/manifest.json", text);
    await expect(refusal({ folder })).rejects.toMatchObject({
      message: expect.stringContaining(why),
      diagnostics: [{ code: "ORC4102", help: expect.stringContaining("orchc build sample") }],
    });
  });

  test.each<[string, (text: string) => string]>([
    [
      "it names task t9, which it does not have",
      (text) => text.replace(`"needs": []`, `"needs": [{"task":"t9"}]`),
    ],
    ["task t2 does not stand in the tree", (text) => text.replace(`"task": "t2"`, `"task": "t1"`)],
    [
      "unit u2 is of region r9, which the tree does not have",
      (text) => text.replace(`"region": "ru2"`, `"region": "r9"`),
    ],
    [
      "its core is not a parallel region of units",
      (text) =>
        text.replace(`"kind": "parallel",`, `"kind": "sequence",`).replace(/"join": "all",/, ""),
    ],
    [
      "its unit u1 is not a sequence of tasks and regions",
      (text) => text.replace(`"kind": "sequence",`, `"kind": "parallel", "join": "all",`),
    ],
    [
      "its units wait for each other in a circle",
      (text) => text.replace(`"needs": []`, `"needs": [{"task":"t2"}]`),
    ],
  ])("the manifest contradicts itself: %s", async (why, edit) => {
    const task = (id: string, needs: readonly string[] = []) => ({
      id: id.replace("t", "u"),
      tasks: [{ id, needs }],
      script: "",
    });
    const folder = await workspace.build({ ...build, units: [task("t1"), task("t2", ["t1"])] });
    const path = join(folder, "manifest.json");
    const manifest = manifestSchema.parse(JSON.parse(edit(await readFile(path, "utf8"))));
    await workspace.write("generated/sample/manifest.json", JSON.stringify(withDigest(manifest)));
    await expect(refusal({ folder })).rejects.toMatchObject({
      message: `ORC4102 ${path} cannot be used: ${why}.`,
    });
  });

  test("parameters: every problem at once", async () => {
    const folder = await workspace.build({
      ...build,
      params: { days: { type: "integer" }, coin: { type: "string" }, deep: { type: "boolean" } },
    });
    const params = { days: "3.5", deep: true, con: "bitcoin" };
    await expect(refusal({ folder, params })).rejects.toThrow(
      /ORC1010 .*con[^]*ORC1011 .*days[^]*ORC1012 .*coin/,
    );
  });

  test("an id that is taken, or cannot be one", async () => {
    const folder = await workspace.build(build);
    await exec({ folder, workspace, run: "first", validate: false });
    await expect(refusal({ folder, run: "first" })).rejects.toThrow("ORC4201");
    await expect(refusal({ folder, run: "../escape" })).rejects.toThrow("ORC4202");
  });

  test("the version of a tool is not the one that was built", async () => {
    const ran = await runBuild(workspace, { ...build, versions: { "tools.echo": "2" } });
    expect(ran.reason("t1")).toBe("tools.echo has version 1; the build was made with 2.");
  });
});
