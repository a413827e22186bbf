/** Loops, as they are run: real processes, a real database. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { expectNothingLeft } from "../../support/leftovers.ts";
import { loopOver } from "../../support/region-parts.ts";
import { runBuild } from "../../support/run-build.ts";
import { testWorkspace, toolsModule, type TestWorkspace } from "../../support/workspace.ts";

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
  `),
};

test("a loop of two tasks: each item has its own instances, and the results keep the order of items", async () => {
  const ran = await runBuild(workspace, {
    modules,
    units: [
      {
        id: "u1",
        tasks: [
          { id: "t1", tool: "tools.list" },
          { id: "t2a", tool: "tools.twice", args: { n: { $ref: "row.n" } } },
          { id: "t2b", tool: "tools.twice", args: { n: { $ref: "t2a.n" } } },
        ],
        members: ["t1", loopOver("t2", { $ref: "t1.rows" }, ["t2a", "t2b"], { as: "row" })].map(
          (part) => (typeof part === "string" ? { kind: "task", task: part } : part),
        ),
        script: `
          const t1 = await run.task("t1", tools.list, {});
          await run.forEach("t2", t1.rows, { concurrency: 4, onError: "stop" }, async (run, row) => {
            const t2a = await run.task("t2a", tools.twice, { n: row.n });
            const t2b = await run.task("t2b", tools.twice, { n: t2a.n });
            return t2b;
          });`,
      },
      {
        id: "u2",
        tasks: [{ id: "t3", args: { all: { $ref: "t2.results" } }, needs: ["t2"] }],
        script: `const t2 = await run.output("t2");
          await run.task("t3", tools.echo, { all: t2.results });`,
      },
    ],
  });
  expect(ran.diagnostics).toEqual([]);
  expect(ran.statuses.toSorted()).toEqual([
    "t1 success",
    "t2 success",
    "t2[0].t2a success",
    "t2[0].t2b success",
    "t2[1].t2a success",
    "t2[1].t2b success",
    "t2[2].t2a success",
    "t2[2].t2b success",
    "t3 success",
  ]);
  expect(ran.data["tools"]?.["t3"]).toEqual({ all: [{ n: 4 }, { n: 8 }, { n: 12 }] });
});
