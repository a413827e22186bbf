/** The hash that stands for a tool's code changes with what the tool loads, and with nothing else. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readOwnModules } from "../../../../src/compiler/emit/own-modules.ts";
import { toolCode } from "../../../../src/compiler/emit/tool-code.ts";
import type { LockedPackage } from "../../../../src/contract/manifest.ts";
import { toolInfo } from "../../../support/plans.ts";

let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "orchc-code-")));
});
afterEach(() => rm(root, { recursive: true }));

const files = {
  "package.json": "{}",
  "agents/a.ts": 'import "words"; import "../lib/both.ts"; import "../lib/one.ts";',
  "agents/b.ts": 'import "../lib/both.ts";',
  "lib/both.ts": "",
  "lib/one.ts": 'import "./deep.ts";',
  "lib/deep.ts": "",
  "node_modules/words/package.json": '{ "name": "words", "exports": "./index.js" }',
  "node_modules/words/index.js": "",
};
const locked = { version: "1.0.0", integrity: "sha256-a" };

async function codes(
  changes: Readonly<Record<string, string>> = {},
  packages: Readonly<Record<string, LockedPackage>> = { words: locked, other: locked },
) {
  for (const [path, text] of Object.entries({ ...files, ...changes })) {
    await mkdir(join(root, dirname(path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const [a, b] = ["a", "b"].map((name) =>
    toolInfo(`x.${name}`, {
      module: { specifier: pathToFileURL(join(root, `agents/${name}.ts`)).href, export: name },
    }),
  );
  const modules = await readOwnModules([a!, b!]);
  return { a: toolCode(a!, modules, packages, root), b: toolCode(b!, modules, packages, root) };
}

test.each([
  ["its module", { "agents/a.ts": `${files["agents/a.ts"]} // more` }, ["a"]],
  ["another tool's module", { "agents/b.ts": `${files["agents/b.ts"]} // more` }, ["b"]],
  ["a module behind another", { "lib/deep.ts": "export {};" }, ["a"]],
  ["a module of both", { "lib/both.ts": "export {};" }, ["a", "b"]],
  ["nothing", {}, []],
])("%s changes", async (_, changes, changed) => {
  const [before, now] = [await codes(), await codes(changes)];
  expect(["a", "b"].filter((tool) => before[tool as "a"] !== now[tool as "a"])).toEqual(changed);
});

test("a package counts as the lock file has it, for the tools that load it", async () => {
  const before = await codes();
  const words = await codes({}, { words: { ...locked, integrity: "sha256-b" }, other: locked });
  expect([words.a === before.a, words.b === before.b]).toEqual([false, true]);
  const other = await codes({}, { words: locked, other: { version: "2.0.0" } });
  expect(other).toEqual(before);
});

test("of a built-in tool its version and its schemas count", () => {
  const code = (more: object) => toolCode(toolInfo("x.y", more), new Map(), {}, root);
  expect(code({})).toBe(code({ description: "Other words." }));
  expect(code({ version: "2" })).not.toBe(code({}));
  expect(code({ output: { type: "object" } })).not.toBe(code({}));
});
