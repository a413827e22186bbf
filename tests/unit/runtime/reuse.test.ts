/** Outputs of earlier runs that stand in for tasks: from the cache, and from a run whose build has changed since. */
import { execFileSync } from "node:child_process";
import { appendFile, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Manifest } from "../../../src/contract/manifest.ts";
import type { ExecOptions } from "../../../src/runtime/index.ts";
import { runBuild, type Ran } from "../../support/run-build.ts";
import {
  testWorkspace,
  toolsModule,
  type TestBuild,
  type TestWorkspace,
} from "../../support/workspace.ts";

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace();
  await workspace.write("data/in.txt", "one");
});
afterEach(() => workspace[Symbol.asyncDispose]());

const modules = {
  "agents/tools.ts": toolsModule(`
    read: make("read", async ({ file }, { resolve }) => {
      const { readFileSync } = await import("node:fs");
      return { text: readFileSync(resolve(file), "utf8") };
    }),
    big: make("big", ({ count }) => ({ rows: Array.from({ length: count }, (_, n) => ({ n })) })),
    sum: make("sum", ({ rows }) => ({ sum: rows.length })),
    draw: make("draw", async (_, { writeFile }) => ({ file: await writeFile("a.svg", "<svg/>", "image/svg+xml") })),
    fail: make("fail", () => { throw new ToolError("It broke"); }),
  `),
};

type Tools = Readonly<Record<string, Partial<Manifest["tools"][number]>>>;

const cacheable: Tools = Object.fromEntries(
  ["echo", "read", "big", "sum", "draw"].map((name) => [`tools.${name}`, { cacheable: true }]),
);

/** t1 reads a file, t2 is made of what t1 says. */
const chain = (tools: Tools = cacheable): TestBuild => ({
  modules,
  tools,
  units: [
    {
      id: "u1",
      tasks: [
        { id: "t1", tool: "tools.read", args: { file: "data/in.txt" }, reads: ["data/in.txt"] },
        { id: "t2", args: { said: { $ref: "t1.text" } } },
      ],
      script: `const t1 = await run.task("t1", tools.read, { file: "data/in.txt" });
        await run.task("t2", tools.echo, { said: t1.text });`,
      permissions: { read: ["data/in.txt"] },
    },
  ],
});

const cached = (build: TestBuild, options: Partial<ExecOptions> = {}) =>
  runBuild(workspace, build, { cache: true, ...options });

/** What happened to each task: `t1 reused`. */
const happened = ({ events }: Ran) =>
  events.flatMap((event) =>
    event.type === "task.reused" || event.type === "task.started"
      ? [`${event.task} ${event.type.slice(5)}`]
      : [],
  );

const sqlite = (sql: string) => execFileSync("sqlite3", [workspace.paths.database, sql]);

describe("from the cache", () => {
  test("a task with the same identity is not run, whatever it is called, and says where its output is from", async () => {
    const first = await runBuild(workspace, chain());
    expect(happened(first)).toEqual(["t1 started", "t2 started"]);
    const second = await cached(chain());
    expect(happened(second)).toEqual(["t1 reused", "t2 reused"]);
    expect(second.data).toEqual(first.data);
    expect(second.events.find(({ type }) => type === "task.reused")).toMatchObject({
      by: "cache",
      from: { run: first.run, task: "t1" },
    });
    // A third run learns when it was made, not when it was taken.
    const third = await cached(chain());
    expect(third.events.find(({ type }) => type === "task.reused")).toMatchObject({
      from: { run: first.run, task: "t1" },
    });
    const named = await cached({
      modules,
      tools: cacheable,
      units: [
        {
          id: "u7",
          tasks: [{ id: "other", args: { said: "one" } }],
          script: `await run.task("other", tools.echo, { said: "one" });`,
        },
      ],
    });
    expect(happened(named)).toEqual(["other reused"]);
  });

  test("nothing is taken without being asked for", async () => {
    await runBuild(workspace, chain());
    expect(happened(await runBuild(workspace, chain()))).toEqual(["t1 started", "t2 started"]);
  });

  test("the content of a file counts, not its time", async () => {
    await runBuild(workspace, chain());
    const file = join(workspace.root, "data/in.txt");
    const { mtimeMs } = await stat(file);
    await utimes(file, mtimeMs / 1000 + 100, mtimeMs / 1000 + 100);
    expect(happened(await cached(chain()))).toEqual(["t1 reused", "t2 reused"]);
    await writeFile(file, "two");
    const changed = await cached(chain());
    expect(happened(changed)).toEqual(["t1 started", "t2 started"]);
    expect(changed.data).toMatchObject({ tools: { t2: { said: "two" } } });
    await writeFile(file, "one");
    expect(happened(await cached(chain()))).toEqual(["t1 reused", "t2 reused"]);
  });

  test.each([
    ["a tool that says it is not", { ...cacheable, "tools.read": {} }, ["t1 started", "t2 reused"]],
    [
      "other code",
      { ...cacheable, "tools.echo": { cacheable: true, code: "new" } },
      ["t1 reused", "t2 started"],
    ],
    [
      "another environment",
      { ...cacheable, "tools.read": { cacheable: true, env: ["PATH"] } },
      ["t1 started", "t2 reused"],
    ],
  ])("%s is no match", async (_, tools, expected) => {
    await runBuild(workspace, chain());
    expect(happened(await cached(chain(tools)))).toEqual(expected);
  });

  test("an output is too old after its time to live, and so is one from the future", async () => {
    await runBuild(workspace, chain());
    const at = (ms: number) => new Date(Date.now() + ms).toISOString();
    sqlite(`UPDATE task_outputs SET made_at = '${at(-25 * 3_600_000)}'`);
    expect(happened(await cached(chain()))).toEqual(["t1 started", "t2 started"]);
    sqlite(`UPDATE task_outputs SET made_at = '${at(3_600_000)}'`);
    expect(happened(await cached(chain()))).toEqual(["t1 started", "t2 started"]);
    sqlite(`UPDATE task_outputs SET made_at = '${at(-3_600_000)}'`);
    const tools = { ...cacheable, "tools.read": { cacheable: true, cacheTtl: "10m" } };
    expect(happened(await cached(chain(tools)))).toEqual(["t1 started", "t2 reused"]);
  });

  test("an output that is not what was stored is not used, and that is said", async () => {
    await runBuild(workspace, chain());
    sqlite(`UPDATE task_outputs SET output_data = '{"text":"forged"}' WHERE task_id = 't1'`);
    const ran = await cached(chain());
    expect(happened(ran)).toEqual(["t1 started", "t2 reused"]);
    const notes = ran.events.filter(({ type }) => type === "run.note");
    expect(notes).toMatchObject([{ diagnostic: { code: "ORC4701" } }]);
  });

  const large: TestBuild = {
    modules,
    tools: cacheable,
    units: [
      {
        id: "u1",
        tasks: [{ id: "t1", tool: "tools.big", args: { count: 20_000 } }],
        script: `await run.task("t1", tools.big, { count: 20_000 });`,
      },
      {
        id: "u2",
        tasks: [
          { id: "t2", tool: "tools.sum", args: { rows: { $ref: "t1.rows" } }, needs: ["t1"] },
        ],
        script: `const t1 = await run.output("t1"); await run.task("t2", tools.sum, { rows: t1.rows });`,
      },
    ],
  };

  test.each([
    ["altered", (file: string) => appendFile(file, " ")],
    ["cut", (file: string) => writeFile(file, '{"rows":[')],
    ["gone", (file: string) => rm(file)],
  ])("a file of the bus that is %s is not used", async (_, damage) => {
    const { run } = await runBuild(workspace, large);
    await damage(join(workspace.paths.bus, run, "t1/output.json"));
    const ran = await cached(large);
    // What t2 is made of has the same hash as before.
    expect(happened(ran)).toEqual(["t1 started", "t2 reused"]);
  });

  test("a large output stays when the run that made it is gone", async () => {
    const first = await runBuild(workspace, large);
    const second = await cached(large);
    expect(happened(second)).toEqual(["t1 reused", "t2 reused"]);
    await rm(join(workspace.paths.bus, first.run), { recursive: true });
    const text = await readFile(join(workspace.paths.bus, second.run, "t1/output.json"), "utf8");
    expect(JSON.parse(text)).toMatchObject({ rows: { length: 20_000 } });
    expect(happened(await cached(large))).toEqual(["t1 reused", "t2 reused"]);
  });

  test("files that a task has made come along, under its new id", async () => {
    const drawing = (id: string): TestBuild => ({
      modules,
      tools: cacheable,
      units: [
        {
          id: "u1",
          tasks: [{ id, tool: "tools.draw" }],
          script: `await run.task("${id}", tools.draw, {});`,
        },
      ],
    });
    await runBuild(workspace, drawing("t1"));
    const { run, data, events } = await cached(drawing("t9"));
    expect(happened({ events } as unknown as Ran)).toEqual(["t9 reused"]);
    expect(data).toMatchObject({ tools: { t9: { file: { file: "t9/a.svg" } } } });
    expect(await readFile(join(workspace.paths.bus, run, "t9/a.svg"), "utf8")).toBe("<svg/>");
  });

  test("200 tasks start no process", async () => {
    const many: TestBuild = {
      modules,
      tools: cacheable,
      units: Array.from({ length: 20 }, (_, u) => {
        const ids = Array.from({ length: 10 }, (__, t) => `t${u}x${t}`);
        return {
          id: `u${u}`,
          tasks: ids.map((id) => ({ id, args: { id } })),
          script: ids
            .map((id) => `await run.task("${id}", tools.echo, { id: "${id}" });`)
            .join("\n"),
        };
      }),
    };
    await runBuild(workspace, many);
    const ran = await cached(many);
    expect(new Set(happened(ran).map((text) => text.split(" ")[1]))).toEqual(new Set(["reused"]));
    expect(ran.status).toBe("success");
  });
});

describe("a run whose build has changed", () => {
  /** A write, and after it something that fails until its code is another. */
  const build = (last: "fail" | "echo", read: object = {}): TestBuild => ({
    modules,
    effects: { "tools.sum": "write" },
    tools: { "tools.read": read },
    units: [
      ...chain().units,
      {
        id: "u2",
        tasks: [{ id: "t3", tool: "tools.sum", args: { rows: [] }, needs: ["t2"] }],
        script: `await run.task("t3", tools.sum, { rows: [] });`,
      },
      {
        id: "u3",
        tasks: [{ id: "t4", tool: `tools.${last}`, needs: ["t3"] }],
        script: `await run.task("t4", tools.${last}, {});`,
      },
    ],
  });

  test("goes on as another one, with the results that hold; what changed is said", async () => {
    const old = await runBuild(workspace, build("fail"));
    expect(old.status).toBe("failed");
    const ran = await runBuild(workspace, build("echo"), { resume: old.run });
    expect(ran.run).not.toBe(old.run);
    expect(ran.status).toBe("success");
    expect(happened(ran)).toEqual(["t1 reused", "t2 reused", "t3 reused", "t4 started"]);
    expect(ran.diagnostics).toMatchObject([
      {
        code: "ORC4702",
        message: expect.stringContaining(
          "results that still hold: t1, t2, t3; changed or without a result: t4",
        ),
      },
    ]);
    const file = join(workspace.paths.runs, ran.run, "run_results.json");
    const { tasks } = JSON.parse(await readFile(file, "utf8")) as { tasks: object[] };
    expect(tasks[0]).toMatchObject({
      attempts: [],
      reused: { run: old.run, task: "t1", at: expect.stringMatching(/^\d{4}-/) },
    });
    expect(tasks[3]).not.toHaveProperty("reused");
  });

  test("a result after one that is made anew holds only if it follows from its input alone", async () => {
    const old = await runBuild(workspace, build("fail"));
    const changed = build("echo", { code: "new" });
    const ran = await runBuild(workspace, changed, { resume: old.run });
    expect(happened(ran)).toEqual(["t1 started", "t2 started", "t3 started", "t4 started"]);
    const pure = { ...changed, tools: { ...changed.tools, "tools.echo": { cacheable: true } } };
    const next = await runBuild(workspace, pure, { resume: old.run });
    expect(happened(next)).toEqual(["t1 started", "t2 reused", "t3 reused", "t4 started"]);
  });

  test("what follows a change that is made anew is done anew, also behind what is taken", async () => {
    const steps = (last: "fail" | "echo", code: string): TestBuild => ({
      modules,
      effects: { "tools.sum": "write", "tools.draw": "write" },
      tools: { "tools.sum": { code }, "tools.echo": { cacheable: true } },
      units: [
        {
          id: "u1",
          tasks: [
            { id: "t1", tool: "tools.sum", args: { rows: [] } },
            { id: "t2" },
            { id: "t3", tool: "tools.draw" },
            { id: "t4", tool: `tools.${last}` },
          ],
          script: `await run.task("t1", tools.sum, { rows: [] });
            await run.task("t2", tools.echo, {});
            await run.task("t3", tools.draw, {});
            await run.task("t4", tools.${last}, {});`,
        },
      ],
    });
    const old = await runBuild(workspace, steps("fail", "old"));
    const ran = await runBuild(workspace, steps("echo", "new"), { resume: old.run });
    expect(happened(ran).slice(0, 3)).toEqual(["t1 started", "t2 reused", "t3 started"]);
  });

  test("a task that is asked for is done again", async () => {
    const old = await runBuild(workspace, build("fail"));
    const ran = await runBuild(workspace, build("echo"), {
      resume: old.run,
      again: { tasks: ["t2"] },
    });
    expect(happened(ran)).toEqual(["t1 reused", "t2 started", "t3 started", "t4 started"]);
  });

  test("what may have been done is not done again by itself", async () => {
    const old = await runBuild(workspace, build("fail"));
    // As a host leaves it that is killed while t3 runs.
    sqlite(`DELETE FROM task_outputs WHERE task_id IN ('t3', 't4')`);
    sqlite(`UPDATE worker_runs SET status = 'running', completed_at = NULL WHERE task_id = 't3'`);
    sqlite(`UPDATE worker_runs SET status = 'pending' WHERE task_id = 't4'`);
    sqlite(`UPDATE attempts SET status = 'running' WHERE task_id = 't3'`);
    sqlite(`UPDATE runs SET status = 'running', completed_at = NULL`);
    const ran = await runBuild(workspace, build("echo"), { resume: old.run });
    expect(ran.statuses).toEqual(["t1 success", "t2 success", "t3 failed", "t4 skipped"]);
    expect(ran.diagnostics.map(({ code }) => code)).toContain("ORC4210");
    const rows = String(sqlite(`SELECT status FROM runs WHERE id = '${old.run}'`)).trim();
    expect(rows).toBe("cancelled");
    const named = await runBuild(workspace, build("echo"), {
      resume: old.run,
      again: { tasks: ["t3"] },
    });
    expect(named.status).toBe("success");
  });

  test("of equal tasks that change something each stands for one", async () => {
    const twice = (last: "fail" | "echo"): TestBuild => ({
      modules,
      effects: { "tools.sum": "write" },
      units: ["t1", "t2"].map((id, at) => ({
        id: `u${at}`,
        tasks: [
          { id: `${id}x`, tool: at === 1 ? `tools.${last}` : "tools.echo" },
          { id, tool: "tools.sum", args: { rows: [] } },
        ],
        script: `await run.task("${id}x", tools.${at === 1 ? last : "echo"}, {});
          await run.task("${id}", tools.sum, { rows: [] });`,
      })),
    });
    const old = await runBuild(workspace, twice("fail"));
    expect(old.statuses).toEqual(["t1x success", "t1 success", "t2x failed", "t2 skipped"]);
    const ran = await runBuild(workspace, twice("echo"), { resume: old.run });
    expect(
      happened(ran)
        .filter((text) => /^t[12] /.test(text))
        .toSorted(),
    ).toEqual(["t1 reused", "t2 started"]);
  });
});
