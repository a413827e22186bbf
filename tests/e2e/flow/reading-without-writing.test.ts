/** Commands that read work in a folder that is read-only and on a disk that is full, on real mounts. */
import { copyFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CLI, startNode } from "../../support/built-cli.ts";
import { expectDone } from "../../support/endings.ts";
import { readOnly, smallDisk } from "../../support/mounts.ts";
import { ownAgent } from "../../support/own-agent.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const agent = ownAgent({
  name: "nap",
  tools: {
    short: { run: "() => ({ done: true })" },
    long: {
      run: "async () => { await new Promise((wake) => setTimeout(wake, 60_000)); return { done: true }; }",
    },
  },
});

let workspace: UserWorkspace;
beforeAll(async () => {
  workspace = await userWorkspace({ files: { "agents/nap.ts": agent } });
  await workspace.plan("short", { t1: { tool: "nap.short" } });
  await workspace.plan("long", {
    t1: { tool: "nap.short" },
    t2: { tool: "nap.long", needs: ["t1"] },
  });
  expectDone(await workspace.orchc(["build", "--all"]));
  expectDone(await workspace.orchc(["exec", "short", "--run", "first"]));
});
afterAll(() => workspace[Symbol.asyncDispose]());

/** Every command that reads, with what it has to say. */
const reading: readonly (readonly [words: readonly string[], says: string])[] = [
  [["runs"], "first"],
  [["show", "first"], "t1"],
  [["show", "first", "t1"], "done"],
  [["sql", "select run_id from worker_runs"], "first"],
  [["explain", "ORC1001"], "ORC1001"],
  [["tools", "nap"], "nap.short"],
  [["graph", "short"], "nap.short"],
  [["graph", "short", "--format", "svg"], "<svg"],
  [["verify", "short"], "as its plan gives it"],
];

async function expectAllRead(folder: UserWorkspace): Promise<void> {
  for (const [words, says] of reading) {
    const { status, stdout, stderr } = await folder.orchc(words);
    expect({ words, status, stderr }).toEqual({ words, status: 0, stderr: "" });
    expect(stdout).toContain(says);
  }
  const { stdout } = await folder.orchc(["doctor"]);
  expect(stdout).toMatch(/✓ History +.*last run first/);
}

test("in a folder that is read-only", async ({ skip }) => {
  await using mounted = await readOnly(workspace.path);
  skip(mounted.missing !== undefined, mounted.missing);
  await expectAllRead(workspace);
  expect((await workspace.orchc(["doctor"])).stdout).toMatch(/✗ Write access/);
});

test("where there is no history, that is said", async ({ skip }) => {
  await using folder = await userWorkspace();
  await using mounted = await readOnly(folder.path);
  skip(mounted.missing !== undefined, mounted.missing);
  expect(await folder.orchc(["runs"])).toMatchObject({ status: 0, stderr: "" });
});

test("on a disk that is full", async ({ skip }) => {
  await using folder = await userWorkspace({ files: { "agents/nap.ts": agent } });
  await folder.plan("short", { t1: { tool: "nap.short" } });
  expectDone(await folder.orchc(["build", "--all"]));
  await using disk = await smallDisk(folder.at(".orchc"), 1_048_576);
  skip(disk.missing !== undefined, disk.missing);
  const database = ".orchc/orchestrator_results.db";
  await copyFile(workspace.at(database), folder.at(database));
  // As much as fits, and one byte of the last page.
  for (const bytes of [4096, 1]) {
    for (;;) {
      const failed = await writeFile(folder.at(".orchc/filler"), Buffer.alloc(bytes), {
        flag: "a",
      }).catch((error: unknown) => error);
      if (failed !== undefined) break;
    }
  }
  await expectAllRead(folder);
});

describe("what a killed process left in the log", () => {
  test("is read too", async ({ skip }) => {
    const running = startNode(workspace.path, [CLI, "exec", "long", "--run", "killed"]);
    await running.says("t2 started");
    running.press("SIGKILL");
    await running.ended;
    await workspace.remove(".orchc/orchestrator_results.db-shm");
    await using mounted = await readOnly(workspace.at(".orchc"));
    skip(mounted.missing !== undefined, mounted.missing);
    const { status, stdout } = await workspace.orchc([
      "sql",
      "select task_id, status from worker_runs where run_id = 'killed' order by 1",
    ]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/t1 +success\n *t2 +running/);
    expect((await workspace.orchc(["show", "killed"])).stdout).toContain("t2");
  });
});
