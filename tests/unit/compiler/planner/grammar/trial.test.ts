/** What authors are shown of a request that is tried, with tools of their own beside the built-in ones. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCatalog, type Catalog } from "../../../../../src/catalog/catalog.ts";
import { tryRequest, type Trial } from "../../../../../src/compiler/index.ts";
import { toolsAlike } from "../../../../../src/compiler/planner/grammar/link/alike.ts";
import { worldOf } from "../../../../../src/world.ts";
import {
  agentText,
  testWorkspace,
  toolText,
  type TestWorkspace,
} from "../../../../support/workspaces.ts";

let folder: TestWorkspace;
let catalog: Catalog;
beforeAll(async () => {
  const dose = toolText("dose", { input: "patient: z.string(), weight: z.number()" });
  folder = await testWorkspace({
    "orders.csv": "region,amount\nnorth,3\nsouth,4\n",
    "agents/ward.ts": agentText("ward", ["dose", "visit"]).replace(
      "Does ward.",
      "Doses and visits of patients on a ward.",
    ),
    "agents/ward/dose.ts": dose.replace(
      "Does dose.",
      "Calculates the dose for a patient by weight.",
    ),
    "agents/ward/visit.ts": toolText("visit", { input: "patient: z.string()" }).replace(
      "Does visit.",
      "Books a visit to a patient.",
    ),
  });
  catalog = await openCatalog(folder.workspace);
});
afterAll(() => folder[Symbol.asyncDispose]());

const tried = (request: string): Promise<Trial> =>
  tryRequest(
    request,
    catalog,
    worldOf(folder.workspace, async () => catalog),
  );

test("the tool that fits comes first, with the words of its arguments", async () => {
  const request = 'Calculate the dose for patient "Ada Lovelace" with a weight of 62';
  const [clause] = (await tried(request)).clauses;
  expect(clause?.agent).toBe("ward");
  expect(clause?.tools.map(({ name }) => name)).toEqual(["ward.dose", "ward.visit"]);
  const said = clause?.arguments.map(({ name, value, origin }) => [
    name,
    value,
    request.slice(...origin),
  ]);
  expect(said).toEqual(
    expect.arrayContaining([
      ["patient", "Ada Lovelace", '"Ada Lovelace"'],
      ["weight", 62, "62"],
    ]),
  );
  expect(clause?.missing).toEqual([]);
});

test("what is missing and what is left over is named", async () => {
  const request = 'Calculate the dose for patient "Ada Lovelace" in purple';
  const [clause] = (await tried(request)).clauses;
  expect(clause?.missing).toEqual(["weight"]);
  expect(clause?.unused.map((place) => request.slice(...place))).toEqual(["purple"]);
});

test("a question about a file is no call that a tool has to be chosen for", async () => {
  const [clause] = (await tried("total amount by region in orders.csv")).clauses;
  expect(clause).toMatchObject({ agent: "data", question: { group: ["region"] }, tools: [] });
});

test("where no card fits, what tools there are is shown all the same", async () => {
  const { clauses, diagnostics } = await tried("Zorp the quux");
  expect(diagnostics).not.toEqual([]);
  expect(clauses.map(({ agent }) => agent)).not.toContain("ward");
});

test("the built-in tools can be told apart", async () => {
  const tools = await catalog.toolsOf(catalog.cards.map(({ name }) => name));
  expect(toolsAlike(catalog.cards, tools)).toEqual([]);
});

test("a unit is enough to tell tools apart, and other words for the same are not", async () => {
  const [one, other] = await catalog.toolsOf(["ward"]);
  const alike = (a: string, b: string): number =>
    toolsAlike(catalog.cards, [
      { ...one!, name: "ward.one", description: a, input: {} },
      { ...other!, name: "ward.one", description: b, input: {} },
    ]).length;
  expect(alike("Gets the distance in km.", "Gets the distance in miles.")).toBe(0);
  expect(alike("Gets the distance between beds.", "Returns the distance between the beds")).toBe(1);
});
