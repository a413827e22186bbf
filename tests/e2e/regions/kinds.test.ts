/** Each kind of region, as it is run: real processes, a real database. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { expectNothingLeft } from "../../support/leftovers.ts";
import {
  branchOn,
  compare,
  fallbackTo,
  loopOver,
  path,
  regionOf,
  rounds,
  sideBySide,
  type Part,
} from "../../support/region-parts.ts";
import { runBuild } from "../../support/run-build.ts";
import {
  testWorkspace,
  toolsModule,
  type TestTask,
  type TestWorkspace,
} from "../../support/workspace.ts";
import { openStore } from "../../../src/runtime/store/index.ts";

let workspace: TestWorkspace;
beforeEach(async () => void (workspace = await testWorkspace()));
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

const modules = {
  "agents/tools.ts": toolsModule(`
    list: make("list", () => ({ rows: [{ n: 1 }, { n: 2 }, { n: 3 }] })),
    twice: make("twice", ({ n }) => ({ n: 2 * n })),
    plus: make("plus", ({ a, b }) => ({ n: a + b })),
    slow: make("slow", async (input, { signal }) => {
      await new Promise((resolve, reject) => {
        setTimeout(resolve, 20_000).unref();
        signal.addEventListener("abort", () => reject(new Error("told to stop")));
      });
      return input;
    }),
    fail: make("fail", ({ kind }) => { throw new ToolError("It does not work", { kind }); }),
    odd: make("odd", ({ n }) => { if (n % 2 === 0) throw new ToolError(n + " is even"); return { n }; }),
    flaky: make("flaky", (input, { attempt }) => {
      if (attempt < 3) throw new ToolError("Not yet", { retryable: true });
      return { attempt };
    }),
  `),
};

const ran = (tasks: readonly TestTask[], members: readonly Part[], script: string, options = {}) =>
  runBuild(workspace, {
    modules,
    units: [{ id: "u1", tasks, members: members.map(regionOf), script }],
    ...options,
  });

async function outputOf(run: string, task: string): Promise<unknown> {
  const store = await openStore(workspace.paths.database);
  try {
    return (await store.output(run, task))?.data;
  } finally {
    await store.close();
  }
}

describe("a branch", () => {
  const tasks = [
    { id: "t1", args: { n: 3 } },
    { id: "t3", tool: "tools.twice", args: { n: { $ref: "t1.n" } } },
    { id: "t4", tool: "tools.twice", args: { n: 1 } },
  ];
  const members = ["t1", branchOn("t2", compare(">", path("t1", "n"), 2), ["t3"], ["t4"])];
  const script = (condition: string) => `
    const t1 = await run.task("t1", tools.echo, { n: 3 });
    if (await run.when("t2", ${condition})) {
      await run.task("t3", tools.twice, { n: t1.n });
    } else {
      await run.task("t4", tools.twice, { n: 1 });
    }`;

  test("runs the block that its condition says, and skips the other with the reason", async () => {
    const result = await ran(tasks, members, script("t1.n > 2"));
    expect(result.diagnostics).toEqual([]);
    expect(result.statuses).toEqual(["t1 success", "t2 success", "t3 success", "t4 skipped"]);
    expect(result.reason("t4")).toBe("The other branch was taken.");
    expect(await outputOf(result.run, "t2")).toEqual({ taken: "then", output: { n: 6 } });
  });

  test("whose script says another result than the host finds has failed", async () => {
    const result = await ran(tasks, members, script("t1.n > 5"));
    expect(result.statuses).toEqual(["t1 success", "t2 failed", "t3 skipped", "t4 skipped"]);
    expect(result.diagnostics).toMatchObject([{ code: "ORC4313", places: [{ task: "t2" }] }]);
    expect(result.reason("t2")).toMatch("its condition is true");
  });

  test("whose block calls with other arguments than the manifest says has failed", async () => {
    const result = await ran(tasks, members, script("t1.n > 2").replace("n: t1.n", "n: t1.n + 1"));
    expect(result.statuses.slice(0, 2)).toEqual(["t1 success", "t2 failed"]);
    expect(result.reason("t2")).toMatch("t3 was called with other arguments");
  });

  test("without an else gives null, and what another unit reads of its tasks is absent", async () => {
    const result = await runBuild(workspace, {
      modules,
      units: [
        {
          id: "u1",
          tasks: tasks.slice(0, 2),
          members: ["t1", branchOn("t2", compare(">", path("t1", "n"), 5), ["t3"])].map(regionOf),
          script: `const t1 = await run.task("t1", tools.echo, { n: 3 });
            if (await run.when("t2", t1.n > 5)) await run.task("t3", tools.twice, { n: t1.n });`,
        },
        {
          id: "u2",
          tasks: [{ id: "t5", args: { a: { $ref: "t2.taken" } }, needs: ["t2"] }],
          script: `const t2 = await run.output("t2"); const t3 = await run.output("t3");
            await run.task("t5", tools.echo, { a: t2.taken, ...(t3 === undefined ? {} : { t3 }) });`,
        },
      ],
    });
    expect(result.diagnostics).toEqual([]);
    expect(result.data["tools"]?.["t5"]).toEqual({ a: "else" });
  });
});

describe("a loop of rounds", () => {
  const tasks = [{ id: "t2", tool: "tools.twice", args: { n: { $ref: "last" } } }];
  const loop = rounds("t1", ["t2"], {
    until: compare(">=", path("t2", "n"), 8),
    carry: [{ name: "last", first: 1, next: { $ref: "t2.n" } }],
  });
  const script = `await run.repeat("t1", { limit: 5 }, { last: 1 }, async (run, { last }) => {
      const t2 = await run.task("t2", tools.twice, { n: last });
      return { output: t2, next: { last: t2.n }, isMet: t2.n >= 8 };
    });`;

  test("goes on until its condition is met, with what it carries", async () => {
    const result = await ran(tasks, [loop], script);
    expect(result.diagnostics).toEqual([]);
    expect(result.statuses).toEqual([
      "t1 success",
      "t1[0].t2 success",
      "t1[1].t2 success",
      "t1[2].t2 success",
    ]);
    expect(await outputOf(result.run, "t1")).toEqual({
      results: [{ n: 2 }, { n: 4 }, { n: 8 }],
      last: { n: 8 },
      isMet: true,
    });
  });

  test("ends at its limit", async () => {
    const result = await ran(
      tasks,
      [{ ...loop, limit: 2 }],
      script.replace("limit: 5", "limit: 2"),
    );
    expect(result.diagnostics).toEqual([]);
    expect(await outputOf(result.run, "t1")).toMatchObject({ last: { n: 4 }, isMet: false });
  });

  test("that the script ends in another round than the host has failed", async () => {
    const result = await ran(tasks, [loop], script.replace("n >= 8", "n >= 4"));
    expect(result.statuses.slice(0, 3)).toEqual([
      "t1 failed",
      "t1[0].t2 success",
      "t1[1].t2 success",
    ]);
    expect(result.reason("t1")).toMatch("its condition is false");
  });
});

describe("a fallback", () => {
  const tasks = [
    { id: "t2", tool: "tools.fail", args: { kind: "network" } },
    { id: "t3", tool: "tools.twice", args: { n: 2 } },
  ];
  const script = `await run.firstOf("t1", { on: ["network"] }, {
      t2: async (run) => await run.task("t2", tools.fail, { kind: "network" }),
      t3: async (run) => await run.task("t3", tools.twice, { n: 2 }),
    });`;
  const fallback = fallbackTo("t1", { t2: ["t2"], t3: ["t3"] }, ["network"]);

  test("goes on to the next alternative after a failure that it is for, and its run is a success", async () => {
    const result = await ran(tasks, [fallback], script);
    expect(result.status).toBe("success");
    expect(result.statuses).toEqual(["t1 success", "t2 failed", "t3 success"]);
    expect(await outputOf(result.run, "t1")).toEqual({ by: "t3", output: { n: 4 } });
  });

  test("fails with one that it is not for, and says why the next was not tried", async () => {
    const other = script.replaceAll('["network"]', '["timeout"]');
    const result = await ran(tasks, [{ ...fallback, on: ["timeout"] }], other);
    expect(result.statuses).toEqual(["t1 failed", "t2 failed", "t3 skipped"]);
    expect(result.reason("t1")).toMatch("It does not work");
    expect(result.reason("t3")).toMatch("another reason than this fallback is for: network");
  });
});

describe("blocks side by side", () => {
  const tasks = [
    { id: "t2", tool: "tools.twice", args: { n: 1 } },
    { id: "t3", tool: "tools.slow", args: {} },
    { id: "t4", tool: "tools.fail", args: {} },
  ];
  const script = (kind: string, ids: readonly string[]) => `
    await run.${kind}("t1", {}, {
      ${ids.map((id) => `${id}: async (run) => await run.task("${id}", tools.${{ t2: "twice", t3: "slow", t4: "fail" }[id] ?? ""}, ${id === "t2" ? "{ n: 1 }" : "{}"}),`).join("\n")}
    });`;

  test("all: the outputs of each", async () => {
    const both = [...tasks.slice(0, 1), { id: "t5", args: { a: 1 } }];
    const result = await ran(
      both,
      [sideBySide("t1", "all", ["t2", "t5"], 1)],
      `
      await run.all("t1", { limit: 1 }, {
        t2: async (run) => await run.task("t2", tools.twice, { n: 1 }),
        t5: async (run) => await run.task("t5", tools.echo, { a: 1 }),
      });`,
    );
    expect(result.diagnostics).toEqual([]);
    expect(await outputOf(result.run, "t1")).toEqual({ t2: { n: 2 }, t5: { a: 1 } });
  });

  test("all: one that fails ends the others", async () => {
    const result = await ran(
      tasks.slice(1),
      [sideBySide("t1", "all", ["t3", "t4"])],
      script("all", ["t3", "t4"]),
    );
    expect(result.statuses).toEqual(["t1 failed", "t3 cancelled", "t4 failed"]);
    expect(result.reason("t3")).toBe("t1 has ended: t4 failed.");
  });

  test("any: the first that ends well ends the others", async () => {
    const result = await ran(
      tasks,
      [sideBySide("t1", "any", ["t2", "t3", "t4"])],
      script("any", ["t2", "t3", "t4"]),
    );
    expect(result.status).toBe("success");
    expect(result.statuses).toContain("t1 success");
    expect(result.statuses).toContain("t3 cancelled");
    expect(await outputOf(result.run, "t1")).toEqual({ by: "t2", output: { n: 2 } });
  });

  test("settled: each to its end", async () => {
    const two = [...tasks.slice(0, 1), ...tasks.slice(2)];
    const result = await ran(
      two,
      [sideBySide("t1", "settled", ["t2", "t4"])],
      script("settled", ["t2", "t4"]),
    );
    expect(result.status).toBe("success");
    expect(await outputOf(result.run, "t1")).toEqual({
      t2: { status: "success", output: { n: 2 } },
      t4: { status: "failed", error: "It does not work" },
    });
  });
});

describe("items", () => {
  const tasks = [
    { id: "t1", tool: "tools.list" },
    { id: "t3", tool: "tools.odd", args: { n: { $ref: "row.n" } } },
  ];
  const script = (onError: string, tool = "odd", args = "{ n: row.n }") => `
    const t1 = await run.task("t1", tools.list, {});
    await run.forEach("t2", t1.rows, { concurrency: 1, onError: "${onError}" }, async (run, row) =>
      await run.task("t3", tools.${tool}, ${args}));`;
  const loop = loopOver("t2", { $ref: "t1.rows" }, ["t3"], { as: "row", concurrency: 1 });

  test("that fail are collected", async () => {
    const result = await ran(tasks, ["t1", { ...loop, onError: "collect" }], script("collect"));
    expect(result.status).toBe("success");
    expect(result.statuses).toEqual([
      "t1 success",
      "t2 success",
      "t2[0].t3 success",
      "t2[1].t3 failed",
      "t2[2].t3 success",
    ]);
    expect(await outputOf(result.run, "t2")).toEqual({
      results: [{ n: 1 }, { n: 3 }],
      failed: [{ index: 1, error: "2 is even" }],
    });
  });

  test("end their loop where it stops", async () => {
    const result = await ran(tasks, ["t1", loop], script("stop"));
    expect(result.statuses).toEqual([
      "t1 success",
      "t2 failed",
      "t2[0].t3 success",
      "t2[1].t3 failed",
    ]);
    expect(result.reason("t2")).toBe("2 is even");
  });

  test("are tried again in the same process, each by itself", async () => {
    const flaky = [
      ...tasks.slice(0, 1),
      {
        id: "t3",
        tool: "tools.flaky",
        args: {},
        retry: { limit: 2, backoff: "fixed", baseMs: 5 } as const,
      },
    ];
    const result = await ran(
      flaky,
      ["t1", { ...loop, concurrency: 3 }],
      script("stop", "flaky", "{}"),
    );
    expect(result.diagnostics).toEqual([]);
    expect(await outputOf(result.run, "t2")).toMatchObject({
      results: [{ attempt: 3 }, { attempt: 3 }, { attempt: 3 }],
    });
    expect(result.events.filter(({ type }) => type === "task.retrying")).toHaveLength(6);
  });

  test("of a list that is longer than the limit are not begun", async () => {
    const result = await ran(tasks, ["t1", { ...loop, limit: 2 }], script("stop"));
    expect(result.statuses).toEqual(["t1 success", "t2 failed"]);
    expect(result.diagnostics).toMatchObject([{ code: "ORC4320" }]);
  });

  test("of what is no list are none", async () => {
    const list = {
      ...loop,
      over: { is: "items", list: { $ref: "t1.nothing" }, as: "row" },
    } as const;
    const result = await ran(tasks, ["t1", list], script("stop").replace("t1.rows", "t1.nothing"));
    expect(result.statuses).toEqual(["t1 success", "t2 failed"]);
    expect(result.diagnostics).toMatchObject([{ code: "ORC4319" }]);
  });

  test("whose time is over end alone", async () => {
    const slow = [...tasks.slice(0, 1), { id: "t3", tool: "tools.slow", args: {}, timeoutMs: 300 }];
    const result = await ran(
      slow,
      ["t1", { ...loop, concurrency: 3, onError: "collect" }],
      script("collect", "slow", "{}"),
    );
    expect(result.statuses).toEqual([
      "t1 success",
      "t2 success",
      "t2[0].t3 failed",
      "t2[1].t3 failed",
      "t2[2].t3 failed",
    ]);
    expect(result.reason("t2[0].t3")).toMatch(/did not end|300/);
  });

  test("with an error of the script itself fail", async () => {
    const result = await ran(tasks, ["t1", loop], script("stop", "odd", "{ n: row.missing.n }"));
    expect(result.statuses).toEqual(["t1 success", "t2 failed", "t2[0].t3 failed"]);
    expect(result.reason("t2[0].t3")).toMatch("Cannot read properties of undefined");
  });
});

test("a branch in a fallback in a loop in a loop", async () => {
  const inner = branchOn("t5", compare(">", path("n"), 1), ["t6"], ["t7"]);
  const fallback = fallbackTo("t4", { first: [inner], second: ["t8"] });
  const loops = loopOver(
    "t1",
    [[1, 2], [3]],
    [loopOver("t2", { $ref: "list" }, [fallback], { as: "n", onError: "collect" })],
    { as: "list", index: "at" },
  );
  const result = await ran(
    [
      { id: "t6", tool: "tools.odd", args: { n: { $ref: "n" } } },
      { id: "t7", tool: "tools.plus", args: { a: { $ref: "n" }, b: { $ref: "at" } } },
      { id: "t8", tool: "tools.twice", args: { n: { $ref: "n" } } },
    ],
    [loops],
    `await run.forEach("t1", [[1, 2], [3]], { concurrency: 4, onError: "stop" }, async (run, list, at) => {
      const t2 = await run.forEach("t2", list, { concurrency: 4, onError: "collect" }, async (run, n) => {
        const t4 = await run.firstOf("t4", { on: ["network", "rate-limit", "timeout", "lost", "denied", "bad-data", "failed"] }, {
          first: async (run) => {
            let t5: any;
            if (await run.when("t5", n > 1)) {
              const t6 = await run.task("t6", tools.odd, { n });
              t5 = { taken: "then", output: t6 };
            } else {
              const t7 = await run.task("t7", tools.plus, { a: n, b: at });
              t5 = { taken: "else", output: t7 };
            }
            return t5;
          },
          second: async (run) => await run.task("t8", tools.twice, { n }),
        });
        return t4;
      });
      return t2;
    });`,
  );
  expect(await outputOf(result.run, "t1")).toEqual({
    results: [
      {
        results: [
          { by: "first", output: { taken: "else", output: { n: 1 } } },
          { by: "second", output: { n: 4 } },
        ],
        failed: [],
      },
      { results: [{ by: "first", output: { taken: "then", output: { n: 3 } } }], failed: [] },
    ],
    failed: [],
  });
  expect(result.statuses).toContain("t1[0].t2[1].t6 failed");
  expect(result.statuses).toContain("t1[0].t2[1].t5 failed");
  expect(result.statuses).toContain("t1[0].t2[1].t4 success");
});

test("a sibling that is stopped while another one fails does not keep the fallback around them from going on", async () => {
  const numbers = Array.from({ length: 12 }, (_, n) => n);
  const both = sideBySide("t3", "all", ["t4", "t5"]);
  const loop = loopOver("t1", numbers, [fallbackTo("t2", { both: [both], other: ["t6"] })], {
    as: "n",
  });
  const result = await ran(
    [
      { id: "t4", tool: "tools.fail", args: {} },
      { id: "t5", tool: "tools.fail", args: {} },
      { id: "t6", tool: "tools.twice", args: { n: { $ref: "n" } } },
    ],
    [loop],
    `await run.forEach("t1", ${JSON.stringify(numbers)}, { concurrency: 4, onError: "stop" }, async (run, n) =>
      await run.firstOf("t2", { on: ["network", "rate-limit", "timeout", "lost", "denied", "bad-data", "failed"] }, {
        both: async (run) => await run.all("t3", {}, {
          t4: async (run) => await run.task("t4", tools.fail, {}),
          t5: async (run) => await run.task("t5", tools.fail, {}),
        }),
        other: async (run) => await run.task("t6", tools.twice, { n }),
      }));`,
  );
  expect(result.diagnostics).toEqual([]);
  expect(await outputOf(result.run, "t1")).toEqual({
    results: numbers.map((n) => ({ by: "other", output: { n: 2 * n } })),
    failed: [],
  });
});
