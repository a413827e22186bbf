/** What a build stands on of the workspace. */
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ToolInfo } from "../../../../src/catalog/tool-info.ts";
import { packagesOf, readOwnModules } from "../../../../src/compiler/emit/own-modules.ts";

let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "orchc-modules-")));
});
afterEach(() => rm(root, { recursive: true }));

async function read(files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(root, dirname(path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const specifier = pathToFileURL(join(root, "agents/a.ts")).href;
  const modules = await readOwnModules([{ module: { specifier } } as ToolInfo]);
  const names = [...modules.keys()].map((file) => relative(root, file));
  return { files: names.toSorted(), packages: packagesOf(modules) };
}

const main = JSON.stringify({
  name: "shop",
  exports: { ".": "./lib/b.ts" },
  imports: { "#b": "./lib/b.ts", "#words": "words" },
});
const words = {
  "node_modules/words/package.json": '{ "name": "words", "exports": "./index.js" }',
  "node_modules/words/index.js": "",
};

test.each([
  ["of `imports`", `import "#b";`, ["agents/a.ts", "lib/b.ts", "package.json"], []],
  ["of its own name", `import "shop";`, ["agents/a.ts", "lib/b.ts", "package.json"], []],
  ["that `imports` give a package", `import "#words";`, ["agents/a.ts", "package.json"], ["words"]],
])(
  "a name %s: the file that says what it means is part of the build",
  async (_, text, files, packages) => {
    const given = { "package.json": main, "agents/a.ts": text, "lib/b.ts": "export {};", ...words };
    expect(await read(given)).toEqual({ files, packages });
  },
);

test("a package that is a folder of the workspace, by the name that its package.json maps", async () => {
  await mkdir(join(root, "node_modules"));
  await mkdir(join(root, "parts/shapes"), { recursive: true });
  await symlink(join(root, "parts/shapes"), join(root, "node_modules/shapes"), "junction");
  const found = await read({
    "package.json": "{}",
    "agents/a.ts": `import "shapes";`,
    "parts/shapes/package.json": '{ "name": "shapes", "exports": "./round.js" }',
    "parts/shapes/round.js": "",
  });
  expect(found.files).toEqual([
    "agents/a.ts",
    "parts/shapes/package.json",
    "parts/shapes/round.js",
  ]);
});

test("a path or a package of its own needs none", async () => {
  const given = {
    "package.json": main,
    "agents/a.ts": `import "words"; import "../lib/b.ts";`,
    "lib/b.ts": "",
    ...words,
  };
  expect(await read(given)).toEqual({ files: ["agents/a.ts", "lib/b.ts"], packages: ["words"] });
});
