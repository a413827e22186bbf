/** What stands around loops: paths, secrets, large outputs, the cache, the history, and what people are shown. */
import type { DynamicGrant } from "../../../src/contract/manifest.ts";
import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { partsAmong } from "../../../src/cli/parts-among.ts";
import { readManifest } from "../../../src/runtime/index.ts";
import { openStore, queryHistory } from "../../../src/runtime/store/index.ts";
import { expectNothingLeft } from "../../support/leftovers.ts";
import { loopOver, regionOf, type Part } from "../../support/region-parts.ts";
import { runBuild, type Ran } from "../../support/run-build.ts";
import {
  testWorkspace,
  toolsModule,
  type TestBuild,
  type TestTask,
  type TestWorkspace,
} from "../../support/workspace.ts";

let workspace: TestWorkspace;
beforeEach(async () => void (workspace = await testWorkspace({ limits: { inlineBytes: 5000 } })));
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

const modules = {
  "agents/tools.ts": toolsModule(`
    read: make("read", async ({ path }, { resolve }) => {
      const fs = await import("node:fs/promises");
      return { text: await fs.readFile(resolve(path), "utf8") };
    }),
    long: make("long", ({ n }) => ({ n, text: "x".repeat(1000) })),
    count: make("count", ({ all }) => ({ count: all.length })),
    pure: make("pure", ({ n }) => ({ n })),
  `),
};

function loopBuild(
  task: TestTask,
  list: readonly unknown[],
  call: string,
  rest: Partial<TestBuild> = {},
  dynamic: TestBuild["units"][number]["dynamic"] = [],
): TestBuild {
  return {
    modules,
    units: [
      {
        id: "u1",
        tasks: [task],
        dynamic,
        members: [loopOver("t1", list as never, [task.id], { as: "one", concurrency: 2 })].map(
          (part: Part) => regionOf(part),
        ),
        script: `await run.forEach("t1", ${JSON.stringify(list)}, { concurrency: 2, onError: "stop" }, async (run, one: any) => await run.task("${task.id}", ${call}));`,
      },
      {
        id: "u2",
        tasks: [
          { id: "t3", tool: "tools.count", args: { all: { $ref: "t1.results" } }, needs: ["t1"] },
        ],
        script: `const t1 = await run.output("t1"); await run.task("t3", tools.count, { all: t1.results });`,
      },
    ],
    ...rest,
  };
}

async function rowsOf(run: string): Promise<unknown> {
  const tables = ["worker_runs", "task_outputs", "attempts", "artifacts"];
  const all = await Promise.all(
    tables.map((table) =>
      queryHistory(
        workspace.paths.database,
        `SELECT * FROM ${table} WHERE run_id = '${run}' ORDER BY 1, 2, 3`,
      ),
    ),
  );
  return all.map(({ rows }) => rows);
}

async function expectRebuilt({ run }: Ran): Promise<void> {
  const before = await rowsOf(run);
  const store = await openStore(workspace.paths.database);
  try {
    expect(await store.rebuild()).toMatchObject({ damaged: [] });
  } finally {
    await store.close();
  }
  expect(await rowsOf(run)).toEqual(before);
}

test("a tool may read what its item names, and nothing else", async () => {
  const files = ["data/a.txt", "data/b.txt"];
  for (const file of [...files, "data/c.txt"]) await workspace.write(file, file);
  const task = {
    id: "t2",
    tool: "tools.read",
    args: { path: { $ref: "one" } },
    reads: [{ $ref: "one" }],
  };
  const dynamic: DynamicGrant[] = [
    { kind: "read", task: "t2", arg: { $ref: "one" }, loops: ["t1"] },
  ];
  const ran = await runBuild(
    workspace,
    loopBuild(task, files, "tools.read, { path: one }", {}, dynamic),
  );
  expect(ran.diagnostics).toEqual([]);
  expect(ran.data["tools"]?.["t1[1].t2"]).toEqual({ text: "data/b.txt" });
  const other = loopBuild(
    { ...task, args: { path: "data/c.txt" }, reads: [] },
    files,
    'tools.read, { path: "data/c.txt" }',
    {},
    dynamic,
  );
  expect((await runBuild(workspace, other)).diagnostics[0]).toMatchObject({ code: "ORC4310" });
});

test("an output of a loop that is too large for the store lies on the bus, and is read from there", async () => {
  const numbers = Array.from({ length: 20 }, (_, n) => n);
  const task = { id: "t2", tool: "tools.long", args: { n: { $ref: "one" } } };
  const ran = await runBuild(workspace, loopBuild(task, numbers, "tools.long, { n: one }"));
  expect(ran.diagnostics).toEqual([]);
  expect(ran.data["tools"]?.["t3"]).toEqual({ count: 20 });
  const { rows } = await queryHistory(
    workspace.paths.database,
    "SELECT output_file_path FROM worker_runs WHERE task_id = 't1'",
  );
  const text = await readFile(`${workspace.root}/${String(rows[0]?.[0])}`, "utf8");
  expect((JSON.parse(text) as { results: { n: number }[] }).results.map(({ n }) => n)).toEqual(
    numbers,
  );
  await expectRebuilt(ran);
});

test("equal items have identities of their own, which are the same in another run", async () => {
  const build = loopBuild(
    { id: "t2", tool: "tools.pure", args: { n: { $ref: "one" } } },
    [7, 7, 8],
    "tools.pure, { n: one }",
    { tools: { "tools.pure": { cacheable: true } } },
  );
  const identities = async ({ run }: Ran) =>
    (
      await queryHistory(
        workspace.paths.database,
        `SELECT identity FROM task_outputs WHERE run_id = '${run}' AND task_id LIKE 't1[%' ORDER BY task_id`,
      )
    ).rows.flat();
  const first = await runBuild(workspace, build);
  const found = await identities(first);
  expect(new Set(found).size).toBe(3);
  const second = await runBuild(workspace, build, { cache: true });
  expect(await identities(second)).toEqual(found);
  expect(second.events.filter(({ type }) => type === "task.reused")).toHaveLength(3);
  await expectRebuilt(second);
});

test("a loop is one line with counts, one part of the answer, and one entry of each item in the results", async () => {
  const ran = await runBuild(
    workspace,
    loopBuild(
      { id: "t2", tool: "tools.pure", args: { n: { $ref: "one" } } },
      [1, 2, 3],
      "tools.pure, { n: one }",
    ),
  );
  const store = await openStore(workspace.paths.database);
  try {
    const manifest = await readManifest(`${workspace.paths.generated}/sample`);
    const parts = partsAmong(await store.tasks(ran.run), manifest);
    expect(parts.map(({ id }) => id)).toEqual(["t1", "t3"]);
    expect(parts[0]).toMatchObject({ within: { done: 3, all: 3 } });
  } finally {
    await store.close();
  }
  expect(ran.answer).toContain("2 of 2 tasks succeeded");
  expect(ran.statistics.tasks).toBe(2);
  const results = JSON.parse(await readFile(ran.files.results, "utf8")) as {
    tasks: { id: string; task?: string }[];
  };
  expect(results.tasks.map(({ id }) => id).toSorted()).toEqual([
    "t1",
    "t1[0].t2",
    "t1[1].t2",
    "t1[2].t2",
    "t3",
  ]);
  expect(Object.keys(ran.data)).toEqual(["tools"]);
  const progress = ran.events.findLast((event) => event.type === "task.progress");
  expect(progress).toMatchObject({ task: "t1", total: 3 });
});
