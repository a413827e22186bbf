/** A folder that a tool may write gives no way to what is run without being asked for: repositories and packages. */
import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { expectNothingLeft } from "../support/leftovers.ts";
import { chainOf, runBuild } from "../support/run-build.ts";
import { testWorkspace, type TestWorkspace } from "../support/workspace.ts";

let workspace: TestWorkspace;
beforeEach(async () => void (workspace = await testWorkspace()));
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

async function run(body: string) {
  const tool = `async (input, context) => {
    const { mkdirSync, writeFileSync } = await import("node:fs");
    ${body}
    return {};
  }`;
  const build = chainOf({ t1: tool });
  const units = build.units.map((unit) => ({ ...unit, permissions: { write: ["out"] } }));
  const ran = await runBuild(workspace, { ...build, units });
  return { ...ran, why: ran.reason("t1") };
}

describe.each([
  [".git", ["out/site/.git/hooks"]],
  ["node_modules", ["out/node_modules/words"]],
  ["HEAD", ["out/bare/objects", "out/bare/refs", "out/bare/HEAD"]],
])("%s", (name, folders) => {
  test("is there: the script does not start", async () => {
    for (const folder of folders) await mkdir(join(workspace.root, folder), { recursive: true });
    const { why } = await run(`writeFileSync(context.resolve("out/started.txt"), "");`);
    expect(why).toMatch(new RegExp(`"out/.*${name}" may not be written: it is, or holds`));
    expect(existsSync(join(workspace.root, "out/started.txt"))).toBe(false);
  });

  test("is made: the task fails, and so does the next one", async () => {
    const make = folders.map(
      (folder) => `mkdirSync(context.resolve("${folder}"), { recursive: true });`,
    );
    const { why } = await run(make.join(""));
    expect(why).toMatch(new RegExp(`"out/.*${name}" may not be written: it is, or holds`));
    expect((await run("")).why).toBe(why);
    await rm(join(workspace.root, "out"), { recursive: true });
    expect((await run("")).why).toBeUndefined();
  });
});

test("names with a dot that nothing runs are no reason", async () => {
  await workspace.write("out/.gitkeep", "");
  const { why } = await run(`writeFileSync(context.resolve("out/.nojekyll"), "");`);
  expect(why).toBeUndefined();
});
