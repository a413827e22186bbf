/** Runs with control flow that are interrupted or have failed go on where they were. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { exec } from "../../../src/runtime/index.ts";
import { queryHistory } from "../../../src/runtime/store/index.ts";
import { expectNothingLeft } from "../../support/leftovers.ts";
import { loopOver, regionOf, type Part } from "../../support/region-parts.ts";
import { runBuild } from "../../support/run-build.ts";
import {
  testWorkspace,
  toolsModule,
  type TestBuild,
  type TestWorkspace,
} from "../../support/workspace.ts";

let workspace: TestWorkspace;
beforeEach(async () => void (workspace = await testWorkspace()));
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

/** `odd` fails for an even number as long as no file `fixed.txt` is there. */
const modules = {
  "agents/tools.ts": toolsModule(`
    odd: make("odd", async ({ n }, { resolve }) => {
      const fs = await import("node:fs");
      if (n % 2 === 0 && !fs.existsSync(resolve("fixed/yes.txt"))) throw new ToolError(n + " is even");
      return { n };
    }),
    sum: make("sum", ({ all }) => ({ sum: all.reduce((sum, { n }) => sum + n, 0) })),
  `),
};

const build = (onError: "stop" | "collect"): TestBuild => ({
  modules,
  units: [
    {
      id: "u1",
      permissions: { read: ["fixed"] },
      tasks: [
        { id: "t2", tool: "tools.odd", args: { n: { $ref: "n" } } },
        { id: "t3", args: { n: { $ref: "t2.n" } } },
      ],
      members: [loopOver("t1", [1, 2, 3], ["t2", "t3"], { as: "n", concurrency: 1, onError })].map(
        (part: Part) => regionOf(part),
      ),
      script: `await run.forEach("t1", [1, 2, 3], { concurrency: 1, onError: "${onError}" }, async (run, n) => {
        const t2 = await run.task("t2", tools.odd, { n });
        const t3 = await run.task("t3", tools.echo, { n: t2.n });
        return t3;
      });`,
    },
    {
      id: "u2",
      tasks: [
        { id: "t4", tool: "tools.sum", args: { all: { $ref: "t1.results" } }, needs: ["t1"] },
      ],
      script: `const t1 = await run.output("t1");
        await run.task("t4", tools.sum, { all: t1.results });`,
    },
  ],
});

async function startedIn(run: string): Promise<string[]> {
  const { rows } = await queryHistory(
    workspace.paths.database,
    `SELECT data FROM events WHERE run_id = '${run}' AND type = 'task.started' AND seq > (SELECT max(seq) FROM events WHERE type = 'run.resumed' AND run_id = '${run}')`,
  );
  return rows.map(([data]) => (JSON.parse(String(data)) as { task: string }).task);
}

async function statusesOf(run: string): Promise<string[]> {
  const { rows } = await queryHistory(
    workspace.paths.database,
    `SELECT task_id, status FROM worker_runs WHERE run_id = '${run}' ORDER BY position`,
  );
  return rows.map(([id, status]) => `${String(id)} ${String(status)}`);
}

test("a loop that stopped at an item goes on with that item", async () => {
  await workspace.write("fixed/no.txt", "");
  const folder = await workspace.build(build("stop"));
  const first = await runBuild(workspace, build("stop"));
  expect(first.status).toBe("failed");
  await workspace.write("fixed/yes.txt", "");
  const second = await exec({ folder, workspace, validate: false, resume: first.run });
  expect(second.status).toBe("success");
  expect(await startedIn(first.run)).toEqual([
    "t1",
    "t1[1].t2",
    "t1[1].t3",
    "t1[2].t2",
    "t1[2].t3",
    "t4",
  ]);
  expect(second.data["tools"]?.["t4"]).toEqual({ sum: 6 });
});

test("one item that was collected as failed is done again alone, with what depends on it", async () => {
  await workspace.write("fixed/no.txt", "");
  const folder = await workspace.build(build("collect"));
  const first = await runBuild(workspace, build("collect"));
  expect(first.status).toBe("success");
  expect(first.data["tools"]?.["t4"]).toEqual({ sum: 4 });
  await workspace.write("fixed/yes.txt", "");
  const again = { tasks: ["t1[1]"] };
  const second = await exec({ folder, workspace, validate: false, resume: first.run, again });
  expect(second.status).toBe("success");
  expect(await startedIn(first.run)).toEqual(["t1", "t1[1].t2", "t1[1].t3", "t4"]);
  expect(second.data["tools"]?.["t4"]).toEqual({ sum: 6 });
  expect((await statusesOf(first.run)).every((row) => row.endsWith("success"))).toBe(true);
});

test("a run whose loop has collected failures has nothing that is to be done again", async () => {
  const folder = await workspace.build(build("collect"));
  const first = await runBuild(workspace, build("collect"));
  await expect(exec({ folder, workspace, validate: false, resume: first.run })).rejects.toThrow(
    "it has succeeded without what failed in it, 't1[1].t2'",
  );
});
