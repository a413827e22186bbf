/** More scripts side by side than processors: they share processes, and a failure of one does not affect the others. */
import Database from "better-sqlite3";
import { availableParallelism } from "node:os";
import { afterEach, beforeEach, expect, test } from "vitest";
import { queryHistory } from "../../src/runtime/store/index.ts";
import { expectNothingLeft } from "../support/leftovers.ts";
import { runBuild, type Ran } from "../support/run-build.ts";
import {
  testWorkspace,
  toolsModule,
  type TestBuild,
  type TestWorkspace,
} from "../support/workspace.ts";

let workspace: TestWorkspace;
beforeEach(async () => void (workspace = await testWorkspace()));
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

const PROCESSORS = availableParallelism();
/** So many that each process serves three. */
const SCRIPTS = 3 * PROCESSORS;

const modules = {
  "agents/tools.ts": toolsModule(`
    nap: make("nap", async (input, { log }) => {
      console.log("before");
      await new Promise((wake) => setTimeout(wake, 300));
      console.log("after");
      return { pid: process.pid };
    }),
    exits: make("exits", async () => {
      await new Promise((wake) => setTimeout(wake, 50));
      process.exit(7);
    }),
    throwsLate: make("throwsLate", () => new Promise(() => {
      setTimeout(() => { throw new Error("late"); }, 50);
    })),
    blocks: make("blocks", async () => {
      await new Promise((wake) => setTimeout(wake, 50));
      for (;;);
    }),
    garbles: make("garbles", async () => {
      const { writeSync } = await import("node:fs");
      writeSync(3, "not json\\n");
      await new Promise(() => {});
    }),
    empties: make("empties", async () => {
      const { readdirSync, rmSync } = await import("node:fs");
      for (let n = 0; n < 100; n += 1) {
        for (const name of readdirSync(".")) rmSync(name);
        await new Promise((wake) => setTimeout(wake, 3));
      }
      return {};
    }),
    givesMuch: make("givesMuch", async () => {
      await new Promise((wake) => setTimeout(wake, 50));
      return { text: "x".repeat(3_000_000) };
    }),
    speaksForOthers: make("speaksForOthers", async (input, { taskId }) => {
      const { writeSync } = await import("node:fs");
      writeSync(3, JSON.stringify({ is: "done", unit: "u99", reusable: true }) + "\\n");
      return {};
    }),
  `),
};

/** Scripts of one task each: some of a tool of their own, before others that take a nap. */
function sideBySide(...first: readonly string[]): TestBuild {
  const tools = Array.from({ length: SCRIPTS }, (_, at) => first[at] ?? "nap");
  return {
    modules,
    units: tools.map((tool, at) => ({
      id: `u${at + 1}`,
      tasks: [{ id: `t${at + 1}`, tool: `tools.${tool}`, timeoutMs: 2000 }],
      script: `await run.task("t${at + 1}", tools.${tool}, {});`,
    })),
  };
}

/** Each may touch something that the others may not. */
function ownProcesses(): TestBuild {
  const { units, ...rest } = sideBySide();
  const own = units.map((unit) => ({ ...unit, permissions: { read: [`${unit.id}.csv`] } }));
  return { ...rest, units: own };
}

async function run(build: TestBuild): Promise<Ran> {
  return runBuild(workspace, build, { maxParallel: SCRIPTS });
}

function processesOf({ data }: Ran): number {
  const outputs = Object.values(data["tools"] ?? {}) as { readonly pid?: number }[];
  return new Set(outputs.flatMap(({ pid }) => (pid === undefined ? [] : [pid]))).size;
}

const ids = Array.from({ length: SCRIPTS }, (_, at) => `t${at + 1}`);

test("scripts that only read share as many processes as there are processors", async () => {
  const ran = await run(sideBySide());
  expect(ran.statuses).toEqual(ids.map((id) => `${id} success`));
  expect(processesOf(ran)).toBe(PROCESSORS);
});

test("what is printed goes to the task that printed it", async () => {
  const ran = await run(sideBySide());
  for (const id of ids) expect(ran.log(id)).toEqual(["before", "after"]);
});

test("scripts that write keep a process of their own", async () => {
  const ran = await run({ ...sideBySide(), effects: { "tools.nap": "write" } });
  expect(ran.statuses).toEqual(ids.map((id) => `${id} success`));
  expect(processesOf(ran)).toBe(SCRIPTS);
});

test("as do those that may touch something else", async () => {
  expect(processesOf(await run(ownProcesses()))).toBe(SCRIPTS);
});

test.each([
  ["exits", "ORC4307"],
  ["throwsLate", "ORC4301"],
  ["blocks", "ORC4306"],
  ["garbles", "ORC4313"],
])("one %s: it fails as it would alone, and the others are not hurt", async (tool, code) => {
  const ran = await run(sideBySide(tool));
  expect(ran.statuses).toEqual(ids.map((id) => `${id} ${id === "t1" ? "failed" : "success"}`));
  expect(ran.diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  const started = ran.events.filter(({ type }) => type === "task.started");
  expect(started).toHaveLength(SCRIPTS);
  expect(ran.log("t1")).toContain(
    "its process, which it shared with other units, exited: it starts again in its own process",
  );
});

test("every one exits: each fails, none hangs", async () => {
  const ran = await run(sideBySide(...ids.map(() => "exits")));
  expect(ran.statuses).toEqual(ids.map((id) => `${id} failed`));
});

test("one empties their folder: those whose outputs it removes begin again", async () => {
  const ran = await run(sideBySide("empties", ...ids.slice(1).map(() => "givesMuch")));
  expect(ran.statuses).toEqual(ids.map((id) => `${id} success`));
});

test.each([
  ["share processes", sideBySide()],
  ["have their own", ownProcesses()],
])(
  "the run cannot go on, scripts %s: no process is left, and no task is blamed",
  async (_, build) => {
    const ran = runBuild(workspace, build, {
      maxParallel: SCRIPTS,
      onEvent: ({ type }) => {
        if (type !== "task.log") return;
        const database = new Database(workspace.paths.database);
        database.exec("UPDATE worker_runs SET attempt = 9 WHERE task_id = 't1'");
        database.close();
      },
    });
    await expect(ran).rejects.toThrow("ORC4209");
    const failed = "SELECT task_id FROM worker_runs WHERE status = 'failed'";
    expect((await queryHistory(workspace.paths.database, failed)).rows).toEqual([]);
  },
);

test("one speaks for a script that its process does not serve: nobody listens", async () => {
  const ran = await run(sideBySide("speaksForOthers"));
  expect(ran.statuses).toEqual(ids.map((id) => `${id} success`));
});

test("a task that is done is not done again when the process of its script ends", async () => {
  const { units, ...rest } = sideBySide();
  const chain = {
    id: "u1",
    tasks: [
      { id: "t0", tool: "tools.echo" },
      { id: "t1", tool: "tools.exits" },
    ],
    script: `await run.task("t0", tools.echo, { n: 1 }); await run.task("t1", tools.exits, {});`,
  };
  const ran = await run({ ...rest, units: [chain, ...units.slice(1)] });
  expect(ran.statuses.slice(0, 2)).toEqual(["t0 success", "t1 failed"]);
  const started = ran.events.filter(
    (event) => event.type === "task.started" && event.task === "t0",
  );
  expect(started).toHaveLength(1);
});

test("a cancel ends them all", async () => {
  const controller = new AbortController();
  const ran = await runBuild(workspace, sideBySide("blocks"), {
    maxParallel: SCRIPTS,
    signal: controller.signal,
    onEvent: ({ type }) => {
      if (type === "task.log") controller.abort();
    },
  });
  expect(ran.status).toBe("cancelled");
  expect(ran.statuses.every((status) => /cancelled|success/.test(status))).toBe(true);
});
