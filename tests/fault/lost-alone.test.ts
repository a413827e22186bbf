/** A script that runs alone is killed in the middle of a change: the next process of it does not make the change again. */
import { execa } from "execa";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { expectNothingLeft } from "../support/leftovers.ts";
import { rowsOf } from "../support/rows.ts";
import { testWorkspace, toolsModule, type TestWorkspace } from "../support/workspace.ts";

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace();
  await workspace.write("out/ledger", "");
});
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

const change = `async (_, { resolve, attempt }) => {
  const { appendFileSync } = await import("node:fs");
  appendFileSync(resolve("out/ledger"), "changed\\n");
  if (attempt === 1) await new Promise((go) => setTimeout(go, 600_000));
  return { attempt };
}`;

test.each([
  ["a tool that is not repeatable", [], ["t1 success", "t2 failed", "t3 skipped"], 1],
  [
    "a tool that may be called twice",
    ["tools.change"],
    ["t1 success", "t2 success", "t3 success"],
    2,
  ],
])("%s", async (...[, idempotent, statuses, changes]) => {
  const folder = await workspace.build({
    modules: { "agents/tools.ts": toolsModule(`change: make("change", ${change}),`) },
    effects: { "tools.change": "write" },
    idempotent,
    units: [
      {
        id: "u1",
        tasks: [{ id: "t1" }, { id: "t2", tool: "tools.change", timeoutMs: 700_000 }, { id: "t3" }],
        script: `await run.task("t1", tools.echo, {});
          await run.task("t2", tools.change, {});
          await run.task("t3", tools.echo, {});`,
        permissions: { write: ["out"] },
      },
    ],
  });
  const start = (words: readonly string[] = []) =>
    execa(process.execPath, [join(folder, "u1.ts"), "--run", "r1", ...words], {
      cwd: workspace.root,
      reject: false,
    });
  const ledger = () => readFile(join(workspace.root, "out/ledger"), "utf8");
  const first = start();
  await expect.poll(ledger, { timeout: 60_000 }).toBe("changed\n");
  first.kill("SIGKILL");
  await first;
  const second = await start();
  const rows = rowsOf(
    workspace.paths.database,
    "SELECT task_id || ' ' || status AS line FROM worker_runs ORDER BY position",
  );
  expect(rows.map(({ line }) => line)).toEqual(statuses);
  expect((await ledger()).split("\n").filter(Boolean)).toHaveLength(changes);
  if (changes === 1)
    expect(`${second.stdout}${second.stderr}`).toMatch(/whether the change was made is not known/);
  const contexts = rowsOf(workspace.paths.database, "SELECT path, type FROM artifacts");
  expect(contexts).toEqual(changes === 1 ? [{ path: "t2/error-1.json", type: "error" }] : []);
  expect(
    rowsOf(workspace.paths.database, "SELECT 1 FROM attempts WHERE status = 'running'"),
  ).toEqual([]);
});
