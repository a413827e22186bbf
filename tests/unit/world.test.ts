/** What the planner without a model learns of a workspace: real files, and the built-in agents that know them. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCatalog, type Catalog } from "../../src/catalog/catalog.ts";
import type { World } from "../../src/compiler/index.ts";
import { worldOf } from "../../src/world.ts";
import { testWorkspace, type TestWorkspace } from "../support/workspaces.ts";

const CSV = "region,amount\nnorth,3\nsouth,4\n";

let folder: TestWorkspace;
let catalog: Catalog;
let world: World;
beforeAll(async () => {
  folder = await testWorkspace({
    "data/sales.csv": CSV,
    "data/deep/er/more.tsv": CSV,
    "a b.csv": CSV,
    "notes.md": "# Notes\n",
    "tsconfig.json": "{}",
    "generated/old/result.csv": CSV,
    ".orchc/bus/out.csv": CSV,
    "queries/q.csv": CSV,
    "node_modules/pack/data.csv": CSV,
  });
  catalog = await openCatalog(folder.workspace);
  world = worldOf(folder.workspace, async () => catalog);
});
afterAll(() => folder[Symbol.asyncDispose]());

test("data files are those of the workspace itself, sorted: nothing generated, installed or hidden", async () => {
  expect(await world.dataFiles()).toEqual(["a b.csv", "data/deep/er/more.tsv", "data/sales.csv"]);
});

test("what is there is told by a relative or an absolute path", () => {
  expect(world.exists("data/sales.csv")).toBe(true);
  expect(world.exists(folder.at("data/sales.csv"))).toBe(true);
  expect(world.exists("data/none.csv")).toBe(false);
  expect(world.isFolder("data")).toBe(true);
  expect(world.isFolder("data/sales.csv")).toBe(false);
  expect(world.isFolder("nowhere")).toBe(false);
});

test("a data file is looked at once, by the agent whose tools read it", async () => {
  const place = await world.look("data/sales.csv");
  expect(place).toMatchObject({ path: "data/sales.csv", agent: "data", facts: { is: "table" } });
  expect(world.look("data/sales.csv")).toBe(world.look("data/sales.csv"));
});

test("of what no agent knows, or is not there, nothing is known", async () => {
  expect(await world.look("data/none.csv")).toBeUndefined();
});
