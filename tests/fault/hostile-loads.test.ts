/** Tools that use up what all share: memory, and the pipe to the host. Each is stopped with its process, and named. */
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { canLimitMemory } from "../../src/runtime/sandbox/index.ts";
import { noWall } from "../support/bubblewrap.ts";
import { expectNothingLeft } from "../support/leftovers.ts";
import { chainOf, runBuild } from "../support/run-build.ts";
import { testWorkspace, type TestUnit } from "../support/workspace.ts";

const addon = join(import.meta.dirname, "../../node_modules/better-sqlite3");

afterEach(() => expectNothingLeft());

describe.each(noWall === undefined ? ["default", "strict"] : ["default"])("sandbox: %s", (mode) => {
  /** Runs one tool; a second one in a process of its own shows that the run goes on. */
  async function attempt(body: string, permissions: TestUnit["permissions"] = {}) {
    await using workspace = await testWorkspace({ sandbox: mode, limits: { retries: 0 } });
    const build = chainOf({ t1: `async (input, context) => { ${body} }`, t2: "() => ({})" });
    const units: TestUnit[] = ["t1", "t2"].map((id) => ({
      id: `u${id}`,
      tasks: [{ id, tool: `tools.${id}` }],
      script: `await run.task("${id}", tools.${id}, {});`,
      permissions: id === "t1" ? { memoryMiB: 128, ...permissions } : {},
    }));
    const ran = await runBuild(workspace, { ...build, units });
    expect(ran.statuses[1]).toBe("t2 success");
    return ran;
  }

  test("objects beyond the limit end the process", async () => {
    const ran = await attempt(
      `const kept = []; while (kept.length < 512) kept.push(Array.from({ length: 131072 }, (_, i) => i + 0.5)); return {};`,
    );
    expect(ran.reason("t1")).toMatch(/out of memory/);
  });

  test.runIf(canLimitMemory())(
    "so does memory outside of them, or its tool is refused it",
    async () => {
      const ran = await attempt(
        `const kept = []; while (kept.length < 64) kept.push(Buffer.alloc(2 ** 24, 1)); return {};`,
      );
      expect(ran.reason("t1")).toMatch(/memory/);
    },
  );

  test.runIf(canLimitMemory())("and that of a native addon", async () => {
    const ran = await attempt(
      `const { createRequire } = await import("node:module");
       const Database = createRequire(${JSON.stringify(`${addon}/package.json`)})(${JSON.stringify(addon)});
       const database = new Database(":memory:");
       database.exec("PRAGMA temp_store = MEMORY; CREATE TABLE t (a)");
       for (let i = 0; i < 64; i += 1) database.prepare("INSERT INTO t VALUES (randomblob(16777216))").run();
       return {};`,
      { addons: true },
    );
    expect(ran.reason("t1")).toMatch(/memory/);
  });

  test("as much as the manifest grants is there", async () => {
    const ran = await attempt(
      `const kept = []; while (kept.length < 6) kept.push(Buffer.alloc(2 ** 24, 1));
       return { bytes: kept.reduce((sum, { length }) => sum + length, 0) };`,
    );
    expect(ran.statuses[0]).toBe("t1 success");
  });

  test("a log that never ends is cut", async () => {
    const ran = await attempt(
      `for (let i = 0; i < 20_000; i += 1) context.log("x".repeat(1000));
       process.stdout.write("y".repeat(10_000_000));
       return {};`,
    );
    expect(ran.statuses[0]).toBe("t1 success");
    const lines = ran.log("t1");
    expect(lines.join("").length).toBeLessThan(140_000);
    expect(lines.at(-1)).toMatch(/more characters were printed/);
  });

  test.each([
    [
      "messages of an unknown form",
      `for (let i = 0; i < 50_000; i += 1) write('{"is":"noise"}\\n')`,
    ],
    ["what is no message", `for (let i = 0; i < 200; i += 1) write("x".repeat(65_536) + "\\n")`],
  ])("%s on the pipe end the process", async (_, flood) => {
    const ran = await attempt(
      `const { writeSync } = await import("node:fs");
       // The pipe is full from time to time.
       const write = (text) => { try { writeSync(3, text); } catch {} };
       ${flood};
       await new Promise((done) => setTimeout(done, 5000)); return {};`,
    );
    expect(ran.reason("t1")).toMatch(/^Its process violated the protocol/);
  });
});
