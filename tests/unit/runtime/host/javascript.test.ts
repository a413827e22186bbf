import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cacheFolder, javascriptOf } from "../../../../src/runtime/host/javascript.ts";
import { readBuild } from "../../../../src/runtime/host/read-build.ts";
import { testWorkspace, toolsModule, type TestWorkspace } from "../../../support/workspace.ts";

let workspace: TestWorkspace;
beforeEach(async () => void (workspace = await testWorkspace()));
afterEach(() => workspace[Symbol.asyncDispose]());

async function prepare(tools = toolsModule()) {
  const folder = await workspace.build({
    modules: { "agents/tools.ts": tools },
    units: [{ id: "u1", tasks: [{ id: "t1" }], script: `await run.task("t1", tools.echo, {});` }],
  });
  const build = await readBuild(folder);
  return { build, javascript: await javascriptOf(build, workspace) };
}

test("types become spaces, so that places in errors stay right", async () => {
  const { build, javascript } = await prepare();
  const script = join(build.folder, "u1.ts");
  const file = javascript.scripts.get(script)?.[pathToFileURL(script).href] ?? "";
  const [typescript, stripped] = await Promise.all([
    readFile(script, "utf8"),
    readFile(file, "utf8"),
  ]);
  expect(stripped).not.toContain("interface");
  expect(stripped.length).toBe(typescript.length);
  expect(stripped.split("\n").length).toBe(typescript.split("\n").length);
});

test("a module is known by its content: made once, and used again", async () => {
  const { javascript } = await prepare();
  const [file] = Object.values(javascript.modules);
  await writeFile(file ?? "", "// kept");
  const again = await prepare();
  expect(Object.values(again.javascript.modules)).toEqual([file]);
  expect(await readFile(file ?? "", "utf8")).toBe("// kept");
  const other = await prepare(`${toolsModule()}\n// changed`);
  expect(Object.values(other.javascript.modules)).not.toEqual([file]);
});

test("nothing half written stays in the cache", async () => {
  const { build } = await prepare();
  await rm(cacheFolder(workspace), { recursive: true });
  await Promise.all([1, 2, 3].map(() => javascriptOf(build, workspace)));
  const names = await readdir(cacheFolder(workspace));
  expect(names.length).toBe(2);
  expect(names.filter((name) => !/^[0-9a-f]{64}\.js$/.test(name))).toEqual([]);
});

test("what is no TypeScript is said with its file", async () => {
  await expect(prepare("export const tools = {\n  a: ;\n};")).rejects.toThrow(
    /ORC4105 .*agents\/tools\.ts cannot be turned into JavaScript/,
  );
});
