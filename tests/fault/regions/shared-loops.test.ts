/** Loops whose items several processes run: what holds of a loop in one process holds of them too. */
import { execa } from "execa";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
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
  sideBySide,
  subplanOf,
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
const NUMBERS = Array.from({ length: 12 }, (_, n) => n);
const SHARDS = { as: "n", concurrency: 6, shards: 3 } as const;

let workspace: TestWorkspace;
beforeEach(async () => void (workspace = await testWorkspace({ limits: { maxParallel: 4 } })));
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

/** Each says in which process it ran; `meet` waits for all of them. */
const modules = {
  "agents/tools.ts": toolsModule(`
    nap: make("nap", async ({ n }) => {
      await new Promise((resolve) => setTimeout(resolve, 80));
      return { n, pid: process.pid };
    }),
    crash: make("crash", async ({ n }, { attempt }) => {
      await new Promise((resolve) => setTimeout(resolve, 80));
      if (n === 5 && attempt < 2) process.kill(process.pid, "SIGKILL");
      return { n, pid: process.pid };
    }),
    always: make("always", async ({ n }) => {
      await new Promise((resolve) => setTimeout(resolve, 40));
      if (n === 5) process.kill(process.pid, "SIGKILL");
      return { n, pid: process.pid };
    }),
    refuse: make("refuse", async ({ n }) => {
      await new Promise((resolve) => setTimeout(resolve, n === 5 ? 100 : 150));
      if (n === 5) throw new Error("not five");
      return { n, pid: process.pid };
    }),
    spin: make("spin", async ({ n }) => {
      await new Promise((resolve) => setTimeout(resolve, 40));
      if (n === 5) for (;;);
      return { n, pid: process.pid };
    }),
    once: make("once", async ({ n }) => {
      if (n === 5 && !process.getBuiltinModule("node:fs").existsSync(new URL("./there", import.meta.url))) throw new Error("not there");
      return { n, pid: process.pid };
    }),
    meet: make("meet", async ({ n }) => {
      console.log(process.pid);
      while (!process.getBuiltinModule("node:fs").existsSync(new URL("./go", import.meta.url))) await new Promise((go) => setTimeout(go, 20));
      return { n, pid: process.pid };
    }),
  `),
};

/** Lets tools go on that wait in so many processes, which are told before: that of the first item first. */
function whenMet(count: number, met: (processes: readonly number[]) => void = () => {}) {
  const processes = new Map<number, string>();
  const onEvent: ExecOptions["onEvent"] = (event) => {
    if (event.type !== "task.log" || !/^\d+$/.test(event.line)) return;
    if (processes.size === count) return;
    processes.set(Number(event.line), event.task);
    if (processes.size < count) return;
    met([...processes].toSorted(([, a], [, b]) => (a < b ? -1 : 1)).map(([pid]) => pid));
    writeFileSync(join(workspace.root, "agents/go"), "");
  };
  return onEvent;
}

function loopOf(
  tool: string,
  rest: Partial<TestTask> = {},
  loop: Parameters<typeof loopOver>[3] = {},
): TestBuild {
  const all = { ...SHARDS, onError: "stop", ...loop } as const;
  return {
    modules,
    units: [
      {
        id: "u1",
        tasks: [{ id: "t2", tool: `tools.${tool}`, args: { n: { $ref: "n" } }, ...rest }],
        members: [regionOf(loopOver("t1", NUMBERS, ["t2"], all))],
        script: `await run.forEach("t1", ${JSON.stringify(NUMBERS)}, { concurrency: ${all.concurrency}, shards: ${all.shards}, onError: "${all.onError}" }, async (run, n) =>
          await run.task("t2", tools.${tool}, { n }));`,
      },
    ],
  };
}

interface Output {
  readonly results: readonly { readonly n: number; readonly pid: number }[];
  readonly failed: readonly { readonly index: number; readonly error: string }[];
}

async function outputOf<Found = Output>(run: string, task = "t1"): Promise<Found> {
  const store = await openStore(workspace.paths.database);
  try {
    return (await store.output(run, task))?.data as Found;
  } finally {
    await store.close();
  }
}

const numbersOf = ({ results }: Output) => results.map(({ n }) => n);
const processesOf = ({ results }: Output) => new Set(results.map(({ pid }) => pid));

async function attemptsOf(run: string): Promise<Record<string, number>> {
  const { rows } = await queryHistory(
    workspace.paths.database,
    `SELECT task_id, count(*) FROM attempts WHERE run_id = '${run}' GROUP BY task_id`,
  );
  return Object.fromEntries(rows.map(([id, count]) => [String(id), Number(count)]));
}

/** Most items that ran at once, by the journal. */
function mostAtOnce(events: readonly { readonly type: string; readonly task?: string }[]): number {
  let now = 0;
  let most = 0;
  for (const { type, task } of events) {
    if (task?.startsWith("t1[") !== true) continue;
    if (type === "task.started") now += 1;
    else if (/^task\.(succeeded|failed|cancelled|retried)$/.test(type)) now -= 1;
    most = Math.max(most, now);
  }
  return most;
}

test("items run in several processes, results keep their order, and no more run at once than in one process", async () => {
  const ran = await runBuild(workspace, loopOf("meet"), { onEvent: whenMet(3) });
  expect(ran.diagnostics).toEqual([]);
  const output = await outputOf(ran.run);
  expect(numbersOf(output)).toEqual(NUMBERS);
  expect(processesOf(output).size).toBe(3);
  expect(mostAtOnce(ran.events as never)).toBe(6);
  expect(await attemptsOf(ran.run)).toEqual(
    Object.fromEntries([["t1", 1], ...NUMBERS.map((n) => [`t1[${n}].t2`, 1])]),
  );
});

test.each([
  ["fewer items side by side than shards", { concurrency: 2, shards: 3 }, 2],
  ["one item at a time", { concurrency: 1, shards: 3 }, 1],
])("%s: no process has nothing to do", async (_, loop, count) => {
  const ran = await runBuild(workspace, loopOf("meet", {}, loop), { onEvent: whenMet(count) });
  const output = await outputOf(ran.run);
  expect(numbersOf(output)).toEqual(NUMBERS);
  expect(processesOf(output).size).toBe(count);
  expect(mostAtOnce(ran.events as never)).toBe(loop.concurrency);
});

test("a run with one unit at a time has one process for them all", async () => {
  const ran = await runBuild(workspace, loopOf("nap"), { maxParallel: 1 });
  const output = await outputOf(ran.run);
  expect(numbersOf(output)).toEqual(NUMBERS);
  expect(processesOf(output).size).toBe(1);
});

test("tools that must not be repeated run one at a time, in one process", async () => {
  const build = { ...loopOf("nap"), effects: { "tools.nap": "write" } } as const;
  const ran = await runBuild(workspace, build);
  expect(processesOf(await outputOf(ran.run)).size).toBe(1);
  expect(mostAtOnce(ran.events as never)).toBe(1);
});

test("an item that loses its process is tried again, and nothing that ran elsewhere is", async () => {
  const ran = await runBuild(
    workspace,
    loopOf("crash", { retry: { limit: 1, backoff: "fixed", baseMs: 1 } }),
  );
  expect(ran.diagnostics).toEqual([]);
  expect(numbersOf(await outputOf(ran.run))).toEqual(NUMBERS);
  const { "t1[5].t2": lost, t1, ...others } = await attemptsOf(ran.run);
  expect(lost).toBe(2);
  expect(new Set([t1, ...Object.values(others)])).toEqual(new Set([1]));
});

test("an item that always loses its process is found out, and fails alone", async () => {
  const ran = await runBuild(workspace, loopOf("always", {}, { onError: "collect" }));
  expect(ran.status).toBe("success");
  const output = await outputOf(ran.run);
  expect(output.failed).toMatchObject([{ index: 5, error: expect.stringMatching("SIGKILL") }]);
  expect(numbersOf(output)).toEqual(NUMBERS.filter((n) => n !== 5));
});

test("an item that computes past its time loses its process, and fails alone", async () => {
  const ran = await runBuild(
    workspace,
    loopOf("spin", { timeoutMs: 1000 }, { onError: "collect" }),
  );
  expect(ran.status).toBe("success");
  expect((await outputOf(ran.run)).failed).toMatchObject([{ index: 5 }]);
  expect(ran.reason("t1[5].t2")).toMatch("did not end within 1");
});

test("one item that fails ends the loop in all processes", async () => {
  const ran = await runBuild(workspace, loopOf("refuse"));
  expect(ran.status).toBe("failed");
  expect(ran.statuses).toContain("t1 failed");
  expect(ran.statuses).toContain("t1[5].t2 failed");
  const open = ran.statuses.filter((row) => !/(success|failed|cancelled)$/.test(row));
  expect(open).toEqual([]);
  expect(ran.statuses.some((row) => row.endsWith("cancelled"))).toBe(true);
  expect(ran.statuses.some((row) => row.startsWith("t1[11]"))).toBe(false);
});

test("items that fail are collected in the order of items", async () => {
  const ran = await runBuild(workspace, loopOf("refuse", {}, { onError: "collect" }));
  expect(ran.status).toBe("success");
  const output = await outputOf(ran.run);
  expect(output.failed).toMatchObject([{ index: 5, error: expect.stringMatching("not five") }]);
  expect(numbersOf(output)).toEqual(NUMBERS.filter((n) => n !== 5));
});

test("a run that is cancelled ends all processes, and goes on with what is left", async () => {
  const cancellation = new AbortController();
  const build = loopOf("nap");
  const onEvent: ExecOptions["onEvent"] = (event) => {
    if (event.type === "task.succeeded" && event.task === "t1[3].t2") cancellation.abort();
  };
  const ran = await runBuild(workspace, build, { signal: cancellation.signal, onEvent });
  expect(ran.status).toBe("cancelled");
  expect(ran.statuses.every((row) => /(success|cancelled)$/.test(row))).toBe(true);
  const before = await attemptsOf(ran.run);
  const done = ran.statuses.flatMap((row) =>
    (/^(t1\[\d+\]\.t2) success$/.exec(row) ?? []).slice(1),
  );
  const folder = await workspace.build(build);
  const second = await exec({ folder, workspace, validate: false, resume: ran.run });
  expect(second.status).toBe("success");
  expect(numbersOf(await outputOf(ran.run))).toEqual(NUMBERS);
  const after = await attemptsOf(ran.run);
  expect(done.length).toBeGreaterThan(0);
  for (const task of done) expect([task, after[task]]).toEqual([task, before[task]]);
});

test.each([
  ["the first process", 0],
  ["another process", 1],
])(
  "%s is killed from outside: what ran in it goes on under its number, and nothing is done again",
  async (_, which) => {
    let killed = 0;
    const onEvent = whenMet(3, (processes) => {
      killed = processes[which] ?? 0;
      process.kill(killed, "SIGKILL");
    });
    const ran = await runBuild(workspace, loopOf("meet"), { onEvent });
    expect(ran.diagnostics).toEqual([]);
    expect(ran.status).toBe("success");
    const output = await outputOf(ran.run);
    expect(numbersOf(output)).toEqual(NUMBERS);
    expect(killed).toBeGreaterThan(0);
    expect(processesOf(output)).not.toContain(killed);
    expect(await attemptsOf(ran.run)).toEqual(
      Object.fromEntries([["t1", 1], ...NUMBERS.map((n) => [`t1[${n}].t2`, 1])]),
    );
  },
);

test("a host that is killed in the middle: what was done is not done again", async () => {
  const folder = await workspace.build(loopOf("nap"));
  const host = execa(process.execPath, [HOST, workspace.root, folder], { reject: false });
  const seen = Promise.withResolvers<void>();
  let text = "";
  host.stdout.on("data", (chunk: Buffer) => {
    text += String(chunk);
    if (text.includes("task.succeeded t1[5].t2")) seen.resolve();
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
  expect(done).toContain("t1[5].t2");
  const before = await attemptsOf(run);
  const second = await exec({ folder, workspace, validate: false, resume: run });
  expect(second.status).toBe("success");
  const after = await attemptsOf(run);
  for (const task of done) expect([task, after[task]]).toEqual([task, before[task]]);
  expect(numbersOf(await outputOf(run))).toEqual(NUMBERS);
});

test("a budget is asked before each attempt, whatever process it is in", async () => {
  const tight = await testWorkspace({ limits: { budget: { toolCalls: 4 }, maxParallel: 4 } });
  try {
    const ran = await runBuild(tight, loopOf("nap", {}, { onError: "collect" }));
    expect(ran.status).toBe("failed");
    expect(
      ran.events.filter((event) => event.type === "task.started" && event.task !== "t1"),
    ).toHaveLength(4);
    expect(ran.reason("t1")).toMatch("toolCalls is 4");
  } finally {
    await tight[Symbol.asyncDispose]();
  }
});

test("blocks within items, tasks before the loop and after it, around it a plan with other work", async () => {
  const body = fallbackTo("t3", {
    first: [branchOn("t4", compare(">", path("n"), 5), ["t5"], ["t6"])],
    second: ["t7"],
  });
  const loop = loopOver("t2", { $ref: "t1.rows" }, [body], SHARDS);
  const build: TestBuild = {
    modules: {
      "agents/tools.ts": toolsModule(`
        list: make("list", () => ({ rows: ${JSON.stringify(NUMBERS)} })),
        nap: make("nap", async ({ n }) => {
          console.log(process.pid);
          while (!process.getBuiltinModule("node:fs").existsSync(new URL("./go", import.meta.url))) await new Promise((go) => setTimeout(go, 20));
          return { n, pid: process.pid };
        }),
        no: make("no", async () => { throw new Error("no"); }),
      `),
    },
    units: [
      {
        id: "u1",
        tasks: [
          { id: "t1", tool: "tools.list" },
          ...["t5", "t6", "t7"].map((id) => ({
            id,
            tool: id === "t5" ? "tools.no" : "tools.nap",
            args: { n: { $ref: "n" } },
          })),
          { id: "t9", tool: "tools.nap", args: { n: 40 } },
          { id: "t10", tool: "tools.nap", args: { n: { $ref: "t2.results[11].output.n" } } },
        ],
        members: ["t1", subplanOf("t8", [sideBySide("t11", "all", [loop, "t9"]), "t10"])].map(
          (part: Part) => regionOf(part),
        ),
        script: `
          const t1 = await run.task("t1", tools.list, {});
          await run.plan("t8", async (run) => {
            let t2!: any;
            await run.all("t11", {}, {
              t2: async (run) => (t2 = await run.forEach("t2", t1.rows, { concurrency: 6, shards: 3, onError: "stop" }, async (run, n: any) =>
                await run.firstOf("t3", { on: ["network", "rate-limit", "timeout", "lost", "denied", "bad-data", "failed"] }, {
                  first: async (run) => {
                    if (await run.when("t4", n > 5)) return { taken: "then", output: await run.task("t5", tools.no, { n }) };
                    return { taken: "else", output: await run.task("t6", tools.nap, { n }) };
                  },
                  second: async (run) => await run.task("t7", tools.nap, { n }),
                }))),
              t9: async (run) => await run.task("t9", tools.nap, { n: 40 }),
            });
            return await run.task("t10", tools.nap, { n: t2.results[11].output.n });
          });`,
      },
    ],
  };
  const ran = await runBuild(workspace, build, { onEvent: whenMet(3) });
  expect(ran.diagnostics).toEqual([]);
  const output = await outputOf<{
    results: {
      by: string;
      output: { pid: number; output?: { n: number; pid: number }; n?: number };
    }[];
  }>(ran.run, "t2");
  expect(output.results.map(({ by }) => by)).toEqual(
    NUMBERS.map((n) => (n > 5 ? "second" : "first")),
  );
  expect(
    new Set(output.results.map(({ output: { pid, output: inner } }) => pid ?? inner?.pid)).size,
  ).toBe(3);
  expect(await outputOf(ran.run, "t8")).toMatchObject({ n: 11 });
  const attempts = await attemptsOf(ran.run);
  expect([attempts["t9"], attempts["t10"]]).toEqual([1, 1]);
});

test("one failed item is done again alone", async () => {
  const build = loopOf("once", {}, { onError: "collect" });
  const ran = await runBuild(workspace, build);
  expect((await outputOf(ran.run)).failed).toMatchObject([{ index: 5 }]);
  writeFileSync(join(workspace.root, "agents/there"), "");
  const folder = await workspace.build(build);
  const again = { tasks: ["t1[5].t2"] };
  const second = await exec({ folder, workspace, validate: false, resume: ran.run, again });
  expect(second.status).toBe("success");
  expect(numbersOf(await outputOf(ran.run))).toEqual(NUMBERS);
  const { "t1[5].t2": attempts, t1: _, ...others } = await attemptsOf(ran.run);
  expect(attempts).toBe(2);
  expect(new Set(Object.values(others))).toEqual(new Set([1]));
});
