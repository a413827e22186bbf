/** Code that is changed, or put beside a build, after it was compared with the manifest. */
import { readFile } from "node:fs/promises";
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

test.each([
  ["more.cjs", "exports.value = 'TEXT';", `(await import("./more.cjs")).value`],
  [
    "more.cjs",
    "exports.value = 'TEXT';",
    `(await import("node:module")).createRequire(import.meta.url)("./more.cjs").value`,
  ],
  [
    "more.json",
    '{ "value": "TEXT" }',
    `(await import("./more.json", { with: { type: "json" } })).default.value`,
  ],
  [
    "more.json",
    '{ "value": "TEXT" }',
    `(await import("node:module")).createRequire(import.meta.url)("./more.json").value`,
  ],
])("%s that changes while the build runs is loaded as it was compared", async (file, text, get) => {
  await workspace.write(`other/${file}`, text.replace("TEXT", "changed"));
  const build = chainOf({
    t1: `async (input, context) => { await context.exec("cp", ["other/${file}", "agents/${file}"]); return {}; }`,
    t2: `async () => ({ found: ${get} })`,
  });
  const units = build.units.map((unit) => ({ ...unit, permissions: { commands: ["cp"] } }));
  const modules = { ...build.modules, [`agents/${file}`]: text.replace("TEXT", "reviewed") };
  const ran = await runBuild(workspace, { ...build, units, modules });
  expect(await readFile(join(workspace.root, "agents", file), "utf8")).toContain("changed");
  expect(ran.data).toMatchObject({ tools: { t2: { found: "reviewed" } } });
});

describe("a package that lies beside a module, and not where package managers put it, is not loaded", () => {
  const put = async (folder: string, name: string) => {
    await workspace.write(
      `${folder}/node_modules/${name}/package.json`,
      JSON.stringify({ name, version: "1.0.0", type: "module", exports: "./index.js" }),
    );
    await workspace.write(
      `${folder}/node_modules/${name}/index.js`,
      "export const z = {}, value = 'run';",
    );
  };
  const text = /node_modules.* is not part of the build, so it is not loaded\. Packages are loaded/;

  test("one that another one of that name is hidden by", async () => {
    await put("agents", "zod");
    expect((await runBuild(workspace, chainOf({ t1: "async () => ({})" }))).reason("t1")).toMatch(
      text,
    );
  });

  test("one that no import names", async () => {
    await put("agents", "words");
    const tool = `async () => ({ found: (await import(["wor", "ds"].join(""))).value })`;
    expect((await runBuild(workspace, chainOf({ t1: tool }))).reason("t1")).toMatch(text);
  });

  test("one that the tool has written itself", async () => {
    const tool = `async () => {
      const { mkdirSync, writeFileSync } = await import("node:fs");
      mkdirSync("node_modules");
      writeFileSync("node_modules/own.mjs", "export default {}");
      return (await import(process.cwd() + "/node_modules/own.mjs")).default;
    }`;
    expect((await runBuild(workspace, chainOf({ t1: tool }))).reason("t1")).toMatch(text);
  });

  test("one of the workspace is", async () => {
    await put(".", "words");
    const tool = `async () => ({ found: (await import("words")).value })`;
    const ran = await runBuild(workspace, chainOf({ t1: tool }));
    expect(ran.data).toMatchObject({ tools: { t1: { found: "run" } } });
  });
});
