import { mkdir, mkdtemp, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { moduleFolders } from "../../../src/workspace/module-folders.ts";

let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "orchc-modules-")));
});
afterEach(() => rm(root, { recursive: true }));

const folder = (path: string) => mkdir(join(root, path), { recursive: true });
const link = (to: string, from: string) => symlink(join(root, to), join(root, from));

test("orchc's own code, and packages of the workspace and of the folders above it", async () => {
  await folder("node_modules/above");
  await folder("work/node_modules/plain");
  const folders = moduleFolders(join(root, "work"));
  const repository = resolve(import.meta.dirname, "../../..");
  expect(folders).toEqual(
    expect.arrayContaining([
      join(repository, "src"),
      join(repository, "node_modules"),
      join(root, "work/node_modules"),
      join(root, "node_modules"),
    ]),
  );
  expect(folders).not.toContain(repository);
});

test("packages that are links: into pnpm's store, or to members of a workspace of npm's", async () => {
  await folder("store/.pnpm/zod@4.0.0/node_modules/zod");
  await folder("members/tools");
  await folder("work/node_modules/@scope");
  await link("store/.pnpm/zod@4.0.0/node_modules/zod", "work/node_modules/zod");
  await link("members/tools", "work/node_modules/@scope/tools");
  await link("nowhere", "work/node_modules/dangling");
  const folders = moduleFolders(join(root, "work")).filter((path) => path.startsWith(root));
  expect(folders.toSorted()).toEqual([
    join(root, "members/tools"),
    join(root, "store/.pnpm"),
    join(root, "work/node_modules"),
  ]);
});
