/** Loops and nested regions whose process, host or run ends in the middle. */
import { execa } from "execa";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { exec, type ExecOptions } from "../../../src/runtime/index.ts";
import { openStore, queryHistory } from "../../../src/runtime/store/index.ts";
import { expectNothingLeft } from "../../support/leftovers.ts";
import {
  branchOn,
  compare,
  fallbackTo,
  loopOver,
  path,
  regionOf,
  type Part,
} from "../../support/region-parts.ts";
import { runBuild } from "../../support/run-build.ts";
import {
  testWorkspace,
  toolsModule,
  type TestBuild,
  type TestTask,
  type TestWorkspace,
} from "../../support/workspace.ts";

const HOST = fileURLToPath(new URL("../../support/exec-in-process.ts", import.meta.url));

let workspace: TestWorkspace;
beforeEach(async () => void (workspace = await testWorkspace()));
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

const NUMBERS = [0, 1, 2, 3, 4, 5];

/** `crash` ends its process for number 3, at its first attempts; `nap` takes a while. */
const modules = {
  "agents/tools.ts": toolsModule(`
    crash: make("crash", async ({ n }, { attempt }) => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      if (n === 3 && attempt < 2) process.kill(process.pid, "SIGKILL");
      return { n };
    }),
    always: make("always", async ({ n }) => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      if (n === 3) process.exit(7);
      return { n };
    }),
    nap: make("nap", async ({ n }) => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      return { n };
    }),
    large: make("large", async ({ n }) => {
      const held = [];
      for (let part = 0; part < 10; part += 1) {
        held.push(Array.from({ length: 500_000 }, () => n + 0.5));
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return { n, parts: held.length };
    }),
    spin: make("spin", async ({ n }) => {
      if (n === 3) for (;;);
      return { n };
    }),
    write: make("write", async ({ n }) => {
      if (n === 3) process.kill(process.pid, "SIGKILL");
      return { n };
    }),
  `),
};

function loopOf(
  tool: string,
  rest: Partial<TestTask> = {},
  loop: Parameters<typeof loopOver>[3] = {},
): TestBuild {
  return {
    modules,
    units: [
      {
        id: "u1",
        tasks: [{ id: "t2", tool: `tools.${tool}`, args: { n: { $ref: "n" } }, ...rest }],
        members: [loopOver("t1", NUMBERS, ["t2"], { as: "n", concurrency: 3, ...loop })].map(
          (part: Part) => regionOf(part),
        ),
        script: `await run.forEach("t1", ${JSON.stringify(NUMBERS)}, { concurrency: 3, onError: "${loop.onError ?? "stop"}" }, async (run, n) =>
          await run.task("t2", tools.${tool}, { n }));`,
      },
    ],
  };
}

async function outputOf(run: string, task: string): Promise<unknown> {
  const store = await openStore(workspace.paths.database);
  try {
    return (await store.output(run, task))?.data;
  } finally {
    await store.close();
  }
}

async function attemptsOf(run: string): Promise<Record<string, number>> {
  const { rows } = await queryHistory(
    workspace.paths.database,
    `SELECT task_id, count(*) FROM attempts WHERE run_id = '${run}' GROUP BY task_id`,
  );
  return Object.fromEntries(rows.map(([id, count]) => [String(id), Number(count)]));
}

const all = { results: NUMBERS.map((n) => ({ n })), failed: [] };

test("an item that loses the process is tried again, and the others go on under their numbers", async () => {
  const ran = await runBuild(
    workspace,
    loopOf("crash", { retry: { limit: 1, backoff: "fixed", baseMs: 1 } }),
  );
  expect(ran.diagnostics).toEqual([]);
  expect(await outputOf(ran.run, "t1")).toEqual(all);
  expect(await attemptsOf(ran.run)).toMatchObject({
    "t1[0].t2": 1,
    "t1[2].t2": 1,
    "t1[3].t2": 2,
    "t1[4].t2": 1,
  });
});

test("an item that always loses the process is found out, and fails alone", async () => {
  const ran = await runBuild(workspace, loopOf("always", {}, { onError: "collect" }));
  expect(ran.status).toBe("success");
  expect(await outputOf(ran.run, "t1")).toMatchObject({
    results: NUMBERS.filter((n) => n !== 3).map((n) => ({ n })),
    failed: [{ index: 3, error: expect.stringMatching("exit code 7") }],
  });
});

test("an item that computes past its time loses its process, and fails alone", async () => {
  const ran = await runBuild(
    workspace,
    loopOf("spin", { timeoutMs: 1000 }, { onError: "collect" }),
  );
  expect(ran.status).toBe("success");
  expect(await outputOf(ran.run, "t1")).toMatchObject({ failed: [{ index: 3 }] });
  expect(ran.reason("t1[3].t2")).toMatch("did not end within 1");
});

test("an item that was changing something when its process was lost is not done twice", async () => {
  const build = { ...loopOf("write"), effects: { "tools.write": "write" } } as const;
  const ran = await runBuild(workspace, build);
  expect(ran.status).toBe("failed");
  expect(ran.diagnostics).toMatchObject([{ code: "ORC4210", places: [{ task: "t1[3].t2" }] }]);
  expect(await attemptsOf(ran.run)).toEqual({
    t1: 1,
    "t1[0].t2": 1,
    "t1[1].t2": 1,
    "t1[2].t2": 1,
    "t1[3].t2": 1,
  });
});

test("a run that is cancelled: what has not ended is cancelled, and what has is kept", async () => {
  const cancellation = new AbortController();
  const build = loopOf("nap");
  const onEvent: ExecOptions["onEvent"] = (event) => {
    if (event.type === "task.succeeded" && event.task === "t1[1].t2") cancellation.abort();
  };
  const ran = await runBuild(workspace, build, { signal: cancellation.signal, onEvent });
  expect(ran.status).toBe("cancelled");
  expect(ran.statuses[0]).toBe("t1 cancelled");
  expect(ran.statuses.every((row) => /(success|cancelled)$/.test(row))).toBe(true);
  const folder = await workspace.build(build);
  const second = await exec({ folder, workspace, validate: false, resume: ran.run });
  expect(second.status).toBe("success");
  expect(await outputOf(ran.run, "t1")).toEqual(all);
});

/** A fallback with a branch in each item. */
function nested(): TestBuild {
  const branch = branchOn("t3", compare(">", path("n"), 2), ["t4"], ["t5"]);
  return {
    modules,
    units: [
      {
        id: "u1",
        tasks: ["t4", "t5", "t6"].map((id) => ({
          id,
          tool: "tools.nap",
          args: { n: { $ref: "n" } },
        })),
        members: [
          loopOver("t1", NUMBERS, [fallbackTo("t2", { first: [branch], second: ["t6"] })], {
            as: "n",
            concurrency: 2,
          }),
        ].map((part: Part) => regionOf(part)),
        script: `await run.forEach("t1", ${JSON.stringify(NUMBERS)}, { concurrency: 2, onError: "stop" }, async (run, n) =>
          await run.firstOf("t2", { on: ["network", "rate-limit", "timeout", "lost", "denied", "bad-data", "failed"] }, {
            first: async (run) => {
              if (await run.when("t3", n > 2)) return { taken: "then", output: await run.task("t4", tools.nap, { n }) };
              return { taken: "else", output: await run.task("t5", tools.nap, { n }) };
            },
            second: async (run) => await run.task("t6", tools.nap, { n }),
          }));`,
      },
    ],
  };
}

test("a host that is killed in the middle of nested regions: what was done is not done again", async () => {
  const folder = await workspace.build(nested());
  const host = execa(process.execPath, [HOST, workspace.root, folder], { reject: false });
  const seen = Promise.withResolvers<void>();
  let text = "";
  host.stdout.on("data", (chunk: Buffer) => {
    text += String(chunk);
    if (text.includes("task.succeeded t1[2].t2")) seen.resolve();
  });
  await seen.promise;
  host.kill("SIGKILL");
  await host;
  const { rows } = await queryHistory(
    workspace.paths.database,
    "SELECT run_id, task_id FROM worker_runs WHERE status = 'success'",
  );
  const done = rows.map(([, task]) => String(task));
  const run = String(rows[0]?.[0]);
  expect(done).toContain("t1[2].t2");
  const before = await attemptsOf(run);
  const second = await exec({ folder, workspace, validate: false, resume: run });
  expect(second.status).toBe("success");
  const after = await attemptsOf(run);
  for (const task of done) expect([task, after[task]]).toEqual([task, before[task]]);
  expect(await outputOf(run, "t1")).toEqual({
    results: NUMBERS.map((n) => ({
      by: "first",
      output: { taken: n > 2 ? "then" : "else", output: { n } },
    })),
    failed: [],
  });
});

test("a budget is asked before each attempt: what does not fit is left out, and nothing is spent beyond it", async () => {
  const tight = await testWorkspace({ limits: { budget: { toolCalls: 4 } } });
  try {
    const ran = await runBuild(tight, loopOf("nap", {}, { onError: "collect" }));
    expect(ran.status).toBe("failed");
    expect(
      ran.events.filter((event) => event.type === "task.started" && event.task !== "t1"),
    ).toHaveLength(4);
    expect(ran.statuses[0]).toBe("t1 failed");
    expect(ran.reason("t1")).toMatch("toolCalls is 4");
    expect(ran.diagnostics.map(({ code }) => code)).toContain("ORC4223");
  } finally {
    await tight[Symbol.asyncDispose]();
  }
});

test("memory that is enough for one item and not for several at once: they run one at a time from then on", async () => {
  const small = await testWorkspace({ limits: { memoryMiB: 128 } });
  try {
    const build = loopOf("large", { timeoutMs: 60_000 }, { concurrency: 6 });
    const ran = await runBuild(small, build);
    expect(ran.diagnostics).toMatchObject([
      { code: "ORC4350", message: expect.stringMatching("process of u1") },
    ]);
    expect(ran.status).toBe("success");
    expect(ran.events.filter(({ type }) => type === "run.note")).toHaveLength(1);
    const { rows } = await queryHistory(
      small.paths.database,
      "SELECT DISTINCT count(*) FROM attempts GROUP BY task_id",
    );
    expect(rows).toEqual([[1]]);
  } finally {
    await small[Symbol.asyncDispose]();
  }
});
