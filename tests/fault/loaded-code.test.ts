/** What a script loads is what the manifest names: nothing else of the workspace, and nothing that was made since. */
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
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

describe("a file that the build does not name is not loaded", () => {
  test.each([
    ["agents/hidden.ts", "export const value: string = 'run';"],
    ["agents/hidden.js", "export const value = 'run';"],
    ["agents/hidden.cjs", "exports.value = 'run';"],
    ["agents/hidden.json", '{ "value": "run" }'],
  ])("%s, by a computed import", async (file, text) => {
    await workspace.write(file, text);
    const name = file.replace("agents/", "");
    const build = chainOf({
      t1: `async () => {
        const path = ["./${name}"].join("");
        return { found: (await import(path, path.endsWith("json") ? { with: { type: "json" } } : {})).default ?? {} };
      }`,
    });
    const ran = await runBuild(workspace, build);
    expect(ran.reason("t1")).toContain("is not part of the build, so it is not loaded");
  });

  test("by require, and one that the tool has written itself", async () => {
    await workspace.write("agents/hidden.cjs", "exports.value = 'run';");
    const build = chainOf({
      t1: `async () => {
        const { createRequire } = await import("node:module");
        return createRequire(import.meta.url)("./hidden.cjs");
      }`,
    });
    expect((await runBuild(workspace, build)).reason("t1")).toContain("is not part of the build");
    const written = chainOf({
      t1: `async () => {
        const { writeFileSync } = await import("node:fs");
        writeFileSync("own.mjs", "export default {}");
        return (await import(process.cwd() + "/own.mjs")).default;
      }`,
    });
    expect((await runBuild(workspace, written)).reason("t1")).toContain("is not part of the build");
  });

  test("one that the build names is, also when a link leads to it", async () => {
    await mkdir(join(workspace.root, "elsewhere"));
    await symlink(join(workspace.root, "elsewhere"), join(workspace.root, "agents"));
    const build = chainOf({ t1: `async () => ({ found: (await import("./more.ts")).value })` });
    const modules = { ...build.modules, "agents/more.ts": "export const value: string = 'run';" };
    const ran = await runBuild(workspace, { ...build, modules });
    expect(ran.data).toMatchObject({ tools: { t1: { found: "run" } } });
  });
});

test("a module that changes while the build runs is loaded as it was compared", async () => {
  const file = join(workspace.root, "agents/more.ts");
  const build = chainOf({
    t1: `async (input, context) => { await context.exec("cp", ["other.ts", "agents/more.ts"]); return {}; }`,
    t2: `async () => ({ found: (await import("./more.ts")).value })`,
  });
  await workspace.write("other.ts", "export const value: string = 'changed';");
  const modules = {
    ...build.modules,
    "agents/more.ts": "export const value: string = 'reviewed';",
  };
  const units = build.units.map((unit) => ({ ...unit, permissions: { commands: ["cp"] } }));
  const ran = await runBuild(workspace, { ...build, units, modules });
  expect(await readFile(file, "utf8")).toContain("changed");
  expect(ran.data).toMatchObject({ tools: { t2: { found: "reviewed" } } });
  await writeFile(file, "");
});
