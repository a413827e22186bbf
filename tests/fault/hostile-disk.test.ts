/** Tools that fill the disk: each is ended at its limit, and told what to do. */
import { existsSync } from "node:fs";
import { mkdir, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { getuid, platform } from "node:process";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { busOf } from "../../src/runtime/bus/index.ts";
import { canLimitMemory } from "../../src/runtime/sandbox/index.ts";
import { noWall } from "../support/bubblewrap.ts";
import { expectNothingLeft } from "../support/leftovers.ts";
import { chainOf, runBuild } from "../support/run-build.ts";
import { testWorkspace, type TestUnit, type TestWorkspace } from "../support/workspace.ts";

const OVER = "Its script wrote more to the disk than 8 MiB.";

describe.each(noWall === undefined ? ["default", "strict"] : ["default"])("sandbox: %s", (mode) => {
  let workspace: TestWorkspace;
  beforeEach(async () => {
    workspace = await testWorkspace({ sandbox: mode, limits: { retries: 0, diskMiB: 8 } });
    await mkdir(join(workspace.root, "out"));
  });
  afterEach(async () => {
    await workspace[Symbol.asyncDispose]();
    expectNothingLeft();
  });

  /** Runs one tool, which may write `out`; a second one in a process of its own shows that the run goes on. */
  async function attempt(body: string) {
    const tool = `async (input, context) => {
      const fs = await import("node:fs");
      const MiB = Buffer.alloc(2 ** 20, 1);
      /** Long enough to be noticed. */
      const wait = () => new Promise((done) => setTimeout(done, 15_000));
      ${body}
      return {};
    }`;
    const build = chainOf({ t1: tool, t2: "() => ({})" });
    const units: TestUnit[] = ["t1", "t2"].map((id) => ({
      id: `u${id}`,
      tasks: [{ id, tool: `tools.${id}` }],
      script: `await run.task("${id}", tools.${id}, {});`,
      permissions: id === "t1" ? { write: ["out"] } : {},
    }));
    const ran = await runBuild(workspace, { ...build, units });
    expect(ran.statuses[1]).toBe("t2 success");
    expect(existsSync(busOf(workspace).staging(ran.run))).toBe(false);
    return ran;
  }

  test.runIf(canLimitMemory())(
    "one file that grows is not made longer than the limit",
    async () => {
      const ran = await attempt(
        `const file = fs.openSync("long", "w"); for (let i = 0; i < 64; i += 1) fs.writeSync(file, MiB);`,
      );
      expect(ran.diagnostics).toMatchObject([
        {
          code: "ORC4318",
          message: OVER,
          help: expect.stringContaining("raise limits.diskMiB in orchc.config.yaml") as string,
        },
      ]);
    },
  );

  test.each([
    [
      "many files in its own folder",
      `for (let i = 0; i < 64; i += 1) fs.writeFileSync("f" + i, MiB);`,
    ],
    [
      "many files where it may write",
      `fs.mkdirSync(context.resolve("out/a/b"), { recursive: true });
       for (let i = 0; i < 64; i += 1) fs.writeFileSync(context.resolve("out/a/b/f" + i), MiB);`,
    ],
    [
      "temporary files of libraries",
      `const folder = fs.mkdtempSync((await import("node:os")).tmpdir() + "/x-");
       for (let i = 0; i < 64; i += 1) fs.writeFileSync(folder + "/" + i, MiB);`,
    ],
    [
      "files on the bus",
      `for (let i = 0; i < 64; i += 1) await context.writeFile(i + ".bin", MiB, "application/octet-stream");`,
    ],
    ["empty folders", `for (let i = 0; i < 4096; i += 1) fs.mkdirSync("f" + i);`],
  ])("%s end the process", async (_, body) => {
    const ran = await attempt(`${body} await wait();`);
    expect(ran.reason("t1")).toBe(OVER);
  });

  test.runIf(platform === "linux")("so do files that have no name any more", async () => {
    const ran = await attempt(
      `for (let i = 0; i < 16; i += 1) {
         const file = fs.openSync("f", "w");
         fs.unlinkSync("f");
         for (let j = 0; j < 4; j += 1) fs.writeSync(file, MiB);
       }
       await wait();`,
    );
    expect(ran.reason("t1")).toBe(OVER);
  });

  // Nothing is closed to root.
  test.skipIf(getuid?.() === 0)("so does a folder that it closes to its host", async () => {
    const ran = await attempt(
      `fs.mkdirSync("f"); fs.writeFileSync("f/x", ""); fs.chmodSync("f", 0); await wait();`,
    );
    expect(ran.reason("t1")).toBe(OVER);
  });

  test("what was there before does not count, and less than the limit is no matter", async () => {
    const before = join(workspace.root, "out/before.bin");
    await writeFile(before, "");
    await truncate(before, 2 ** 26);
    const ran = await attempt(
      `fs.writeFileSync(context.resolve("out/after.bin"), Buffer.concat([MiB, MiB, MiB]));
       await new Promise((done) => setTimeout(done, 600));`,
    );
    expect(ran.statuses[0]).toBe("t1 success");
  });
});
