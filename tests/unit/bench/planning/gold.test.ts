/** Between the replies of a model that is right and the plan nothing is lost, and no request is made that is not needed. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { catalogOf, type GivenTool } from "../../../../bench/planning/catalog.ts";
import type { Case } from "../../../../bench/planning/cases.ts";
import { planWithGold } from "../../../../bench/planning/gold.ts";
import type { JsonObject } from "../../../../src/contract/json.ts";
import { configSchema } from "../../../../src/workspace/config.ts";
import { workspaceAt } from "../../../../src/workspace/workspace.ts";
import type { ModelRequest } from "../../../support/model-server.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "orchc-gold-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const object = (fields: Readonly<Record<string, string>>): JsonObject => ({
  type: "object",
  properties: Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, { type }])),
  required: Object.keys(fields),
});

const tools: readonly GivenTool[] = [
  {
    name: "ships.position",
    description: "Where a ship is",
    parameters: object({ ship: "string" }),
    returns: object({ harbour: "string", miles: "number" }),
  },
  {
    name: "weather.forecast",
    description: "The weather of a harbour",
    parameters: object({ harbour: "string" }),
    returns: object({ wind: "number" }),
  },
  {
    name: "tides.high",
    description: "When the tide is high",
    parameters: object({ harbour: "string", days: "integer" }),
    returns: object({ hours: "array" }),
  },
  {
    name: "notes.write",
    description: "Keep a note",
    parameters: object({ text: "string" }),
    returns: object({ id: "string" }),
  },
];
const given = catalogOf(tools, false);

const call = (id: string, tool: string, args: JsonObject, deps: readonly string[] = []) => ({
  id,
  tool,
  arguments: args,
  deps,
});
const caseOf = (query: string, tasks: Case["gold"]["tasks"]): Case => ({
  id: query,
  category: "",
  query,
  tools: "*",
  gold: { tasks },
});

const chain = caseOf("Where is the Ada, and what will the wind be there? Note it.", [
  call("t1", "ships.position", { ship: "Ada" }),
  call("t2", "weather.forecast", { harbour: { $ref: "t1.harbour" } }, ["t1"]),
  call("t3", "notes.write", { text: "Ada: ${t1.miles} miles, wind ${t2.wind}" }, ["t1", "t2"]),
]);
const apart = caseOf("Where is the Ada, the weather of Kiel, the tides of Brest for 3 days", [
  call("t1", "ships.position", { ship: "Ada" }),
  call("t2", "weather.forecast", { harbour: "Kiel" }),
  call("t3", "tides.high", { harbour: "Brest", days: 3 }),
]);

const planned = (
  cases: readonly Case[],
  toolTokens: number,
  until?: (request: ModelRequest) => Promise<void>,
) =>
  planWithGold(
    cases,
    { cases, catalogOf: () => given },
    workspaceAt(root, configSchema.parse({ planning: { toolTokens } })),
    until,
  );

describe.each([
  { form: "at once", toolTokens: 100_000 },
  { form: "in two stages", toolTokens: 30 },
])("planned $form", ({ toolTokens }) => {
  test("every call, argument, reference and need of the right plan is in the plan", async () => {
    const all = await planned([chain, apart], toolTokens);
    for (const [at, { gold }] of [chain, apart].entries()) {
      const prediction = all[at]?.prediction;
      expect(prediction?.problems).toEqual([]);
      expect(
        prediction?.tasks.map(({ deps, ...task }) => ({ ...task, deps: deps.toSorted() })),
      ).toEqual(gold.tasks);
    }
  });

  test("there is one request, or one and at most one for each path", async () => {
    for (const { requests, prediction } of await planned([chain, apart], toolTokens)) {
      const first = toolTokens > 30 ? "plan" : "outline";
      expect(requests[0]?.name).toBe(first);
      expect(requests.length).toBeLessThanOrEqual(first === "plan" ? 1 : 1 + prediction.paths);
    }
  });
});

test("stage 2 asks for paths that do not need each other side by side", async () => {
  // No reply of stage 2 is sent before all three requests have come: one after the other they would never come.
  const all = Promise.withResolvers<void>();
  let open = 0;
  const [made] = await planned([apart], 30, async ({ name }) => {
    if (!name.startsWith("bind")) return;
    open += 1;
    if (open === 3) all.resolve();
    await all.promise;
  });
  expect(made?.prediction.problems).toEqual([]);
  expect(made?.requests.map(({ name }) => name).toSorted()).toEqual([
    "bind-t1",
    "bind-t2",
    "bind-t3",
    "outline",
  ]);
  expect(Math.max(...(made?.requests ?? []).map((request) => request.open))).toBe(3);
});

test("a plan that the tools refuse is scored all the same, and its problems are kept", async () => {
  const wrong = caseOf("The tides of Brest", [
    call("t1", "tides.high", { harbour: "Brest", days: "three" }),
  ]);
  const [made] = await planned([wrong], 100_000);
  expect(made?.prediction.tasks).toEqual(wrong.gold.tasks);
  expect(made?.prediction.problems.map(({ code }) => code)).toContain("ORC2009");
});
