/**
 * Queries that are no requests, through the whole chain: an answer or a refusal, and no tool that nobody asked for.
 * What they take is measured by `bench/hostile-queries.ts`.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCatalog, type Catalog } from "../../../../../src/catalog/catalog.ts";
import { createGrammarPlanner, plan, sourceOf } from "../../../../../src/compiler/index.ts";
import { worldOf } from "../../../../../src/world.ts";
import { hostileQueries } from "../../../../support/hostile-queries.ts";
import { testWorkspace, type TestWorkspace } from "../../../../support/workspaces.ts";

const queries = hostileQueries(65_536);

let folder: TestWorkspace;
let catalog: Catalog;
beforeAll(async () => {
  folder = await testWorkspace({
    "orders.csv": "region,product,amount\nnorth,tea,3\nsouth,milk,4\n",
    "notes.md": "# Notes\n\nNothing happened.\n",
  });
  catalog = await openCatalog(folder.workspace);
});
afterAll(() => folder[Symbol.asyncDispose]());

async function planned(query: string) {
  const { workspace } = folder;
  const planner = createGrammarPlanner(worldOf(workspace, async () => catalog));
  const source = await sourceOf(query, { workspace, name: "hostile" });
  return plan({ source, workspace, catalog, planner });
}

/** Some of its clauses can be answered: then only by tools that the catalog has, and all of what it asks or nothing. */
const REQUESTS = new Set(["50 clauses"]);

test.each(Object.keys(queries))("%s: an answer or a refusal", async (name) => {
  const result = await planned(queries[name] ?? "");
  const errors = result.diagnostics.filter(({ severity }) => severity === "error");
  for (const { code, message, help } of errors) {
    expect(code).toMatch(/^ORC2\d{3}$/);
    expect(message.length).toBeLessThan(4_000);
    expect(help).toBeTruthy();
  }
  const tools = (result.plan?.tasks ?? []).flatMap((task) =>
    task.kind === "call" ? [task.tool] : [],
  );
  expect(catalog.toolNames).toEqual(expect.arrayContaining(tools));
  if (REQUESTS.has(name)) expect(errors.length + tools.length).toBeGreaterThan(0);
  else {
    expect(result.plan).toBeUndefined();
    expect(errors).not.toEqual([]);
  }
});

test("pasted text is one value where it is quoted, however long it is", async () => {
  const text = "The river rose again in spring. ".repeat(300).trim();
  const { diagnostics } = await planned(`Summarise "${text}"`);
  expect(diagnostics.map(({ code }) => code)).not.toContain("ORC2112");
});

test("one that is too long says how long, and from where it is not read", async () => {
  const { diagnostics } = await planned("word ".repeat(401).trim());
  expect(diagnostics).toMatchObject([
    { code: "ORC2112", places: [{ in: "query", start: 2_000, end: 2_004 }] },
  ]);
  expect(diagnostics[0]?.message).toContain("401 words");
});
