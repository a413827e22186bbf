import { chmod, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { javascriptOf, type JavaScript } from "../../../../src/runtime/host/javascript.ts";
import { readBuild } from "../../../../src/runtime/host/read-build.ts";
import { testWorkspace, toolsModule, type TestWorkspace } from "../../../support/workspace.ts";

let workspace: TestWorkspace;
let kept: string;
beforeEach(async () => {
  workspace = await testWorkspace();
  kept = join(workspace.root, "kept");
});
afterEach(() => workspace[Symbol.asyncDispose]());

async function prepare(tools = toolsModule()) {
  const folder = await workspace.build({
    modules: { "agents/tools.ts": tools },
    units: [{ id: "u1", tasks: [{ id: "t1" }], script: `await run.task("t1", tools.echo, {});` }],
  });
  const build = await readBuild(folder);
  return { build, javascript: await javascriptOf(build, kept) };
}

const entries = async () => (await readdir(join(kept, "modules"))).toSorted();
const textsOf = ({ modules, scripts }: JavaScript) =>
  [modules, ...scripts.values()].flatMap((sources) => Object.values(sources));

test("types become spaces, so that places in errors stay right", async () => {
  const { build, javascript } = await prepare();
  const script = join(build.folder, "u1.ts");
  const stripped = javascript.scripts.get(script)?.[pathToFileURL(script).href] ?? "";
  const typescript = await readFile(script, "utf8");
  expect(stripped).not.toContain("interface");
  expect(stripped.length).toBe(typescript.length);
  expect(stripped.split("\n").length).toBe(typescript.split("\n").length);
});

test("what was made is kept outside of the workspace's records, and used again", async () => {
  const first = await prepare();
  const made = await entries();
  expect(made).toHaveLength(2);
  const again = await prepare();
  expect(textsOf(again.javascript)).toEqual(textsOf(first.javascript));
  expect(await entries()).toEqual(made);
  await prepare(`${toolsModule()}\n// changed`);
  expect(await entries()).toHaveLength(3);
});

test.each([
  ["emptied", () => ""],
  ["cut", (text: string) => text.slice(0, -10)],
  ["with other code", (text: string) => `${text}\nprocess.exit(9);`],
  ["with other code and no hash", () => "process.exit(9);"],
])("an entry that is %s is made again", async (_, change) => {
  const first = await prepare();
  const before = await entries();
  const texts = await Promise.all(
    before.map((name) => readFile(join(kept, "modules", name), "utf8")),
  );
  for (const [at, name] of before.entries())
    await writeFile(join(kept, "modules", name), change(texts[at] ?? ""));
  const again = await prepare();
  expect(textsOf(again.javascript)).toEqual(textsOf(first.javascript));
  expect(
    await Promise.all(before.map((name) => readFile(join(kept, "modules", name), "utf8"))),
  ).toEqual(texts);
});

test("where nothing can be kept it is made each time", async () => {
  await writeFile(kept, "no folder");
  const { javascript } = await prepare();
  expect(textsOf(javascript)).toHaveLength(2);
  await chmod(kept, 0o444);
});

test("nothing half written is kept", async () => {
  const { build } = await prepare();
  await Promise.all([1, 2, 3].map(() => javascriptOf(build, join(workspace.root, "other"))));
  const names = await readdir(join(workspace.root, "other/modules"));
  expect(names.length).toBe(2);
  expect(names.filter((name) => !/^[0-9a-f]{64}\.js$/.test(name))).toEqual([]);
});

test("modules are known by the path behind all links, as Node knows them", async () => {
  await mkdir(join(workspace.root, "elsewhere"));
  await symlink(join(workspace.root, "elsewhere"), join(workspace.root, "agents"));
  const { javascript } = await prepare();
  expect(Object.keys(javascript.modules)).toEqual([
    pathToFileURL(join(workspace.root, "elsewhere/tools.ts")).href,
  ]);
});

test("what is no TypeScript is said with its file", async () => {
  await expect(prepare("export const tools = {\n  a: ;\n};")).rejects.toThrow(
    /ORC4105 .*agents\/tools\.ts cannot be turned into JavaScript/,
  );
});
