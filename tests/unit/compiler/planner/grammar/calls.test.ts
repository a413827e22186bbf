/** Calls of tools that no planner has seen: what is chosen, what it is given, and what it takes from others. */
import { describe, expect, it } from "vitest";
import type { ToolInfo } from "../../../../../src/catalog/tool-info.ts";
import { createGrammarPlanner } from "../../../../../src/compiler/index.ts";
import type { Place, World } from "../../../../../src/compiler/index.ts";
import type { JsonObject } from "../../../../../src/contract/json.ts";

const text = (description: string, more: JsonObject = {}): JsonObject => ({
  type: "string",
  description,
  ...more,
});
const number = (description: string): JsonObject => ({ type: "number", description });

function tool(
  name: string,
  description: string,
  input: Record<string, JsonObject>,
  required: string[],
  output: Record<string, JsonObject>,
): ToolInfo {
  return {
    name: `garden.${name}`,
    agent: "garden",
    description,
    version: "1",
    input: { type: "object", properties: input, required },
    output: { type: "object", properties: output },
    permissions: {},
    effect: "read",
    idempotent: true,
    cacheable: true,
    estimate: { seconds: 1, usd: 0 },
    phrases: [],
    module: { specifier: "", export: name },
  };
}

const tools: readonly ToolInfo[] = [
  tool(
    "findNursery",
    "Find a plant nursery by its name",
    { nursery: text("The name of the nursery") },
    ["nursery"],
    { nursery_id: text("Unique ID of the nursery"), phone: text("Phone number") },
  ),
  tool(
    "nurseryStock",
    "List the plants that a nursery has in stock",
    { nursery_id: text("Unique ID of the nursery") },
    ["nursery_id"],
    { plants: { type: "array", items: { type: "string" } } },
  ),
  tool(
    "frostRisk",
    "Get the risk of frost at a place",
    { city: text("The city (e.g., Oslo)"), date: text("The day, YYYY-MM-DD") },
    ["city"],
    { risk: number("Risk of frost in percent") },
  ),
  tool(
    "wateringPlan",
    "Make a watering plan for a bed",
    {
      bed: text("The name of the bed"),
      litres: number("Litres of water"),
      season: text("Season", { enum: ["spring", "summer", "autumn"] }),
      drip: { type: "boolean", description: "Whether drip irrigation is used" },
    },
    ["bed", "litres"],
    { plan: text("The watering plan"), minutes: number("Minutes of watering") },
  ),
  tool(
    "soilMix",
    "Calculate a soil mix from sand and clay",
    { sand: number("Sand in kg"), clay: number("Clay in kg") },
    ["sand", "clay"],
    { ratio: number("The ratio of the mix") },
  ),
  tool(
    "translateNote",
    "Translate a gardening note",
    { text: text("The text to translate"), language: text("The language to translate to") },
    ["text", "language"],
    { translated: text("The translated note") },
  ),
];

const world: World = {
  exists: () => false,
  isFolder: () => false,
  dataFiles: async () => [],
  look: async () => undefined,
  commands: [],
  today: new Date("2026-11-28T12:00:00Z"),
};

async function planned(query: string, own: World = world) {
  const planner = createGrammarPlanner(own);
  const agents = [{ name: "garden", card: "Gardens: nurseries, frost, watering, soil" }];
  const outline = await planner.outline({ query, agents, maxTasks: 50 });
  const bound = await planner.bind({
    query,
    path: outline.tasks,
    open: outline.tasks,
    bound: [],
    tools,
    params: {},
    parameterise: false,
  });
  return {
    calls: bound.tasks.map(({ tool: { name }, args }) => ({
      [name.slice("garden.".length)]: args,
    })),
    codes: [...outline.diagnostics, ...bound.diagnostics].map(({ code }) => code),
    tasks: bound.tasks,
  };
}

const CASES: readonly (readonly [query: string, calls: readonly object[]])[] = [
  ["What is the risk of frost in Bergen?", [{ frostRisk: { city: "Bergen" } }]],
  [
    "Get the frost risk in Bergen on March 3rd, 2025.",
    [{ frostRisk: { city: "Bergen", date: "2025-03-03" } }],
  ],
  [
    "Please make a watering plan for the bed 'North' with 40 litres in summer.",
    [{ wateringPlan: { bed: "North", litres: 40, season: "summer" } }],
  ],
  [
    "Make a watering plan for the bed 'North' with 40 litres without drip.",
    [{ wateringPlan: { bed: "North", litres: 40, drip: false } }],
  ],
  ["Calculate a soil mix from 12 kg sand and 5 kg clay", [{ soilMix: { sand: 12, clay: 5 } }]],
  ["Calculate the soil mix with clay=5 and sand=12", [{ soilMix: { sand: 12, clay: 5 } }]],
  // An introduction asks for nothing.
  [
    "I need some help with my garden. What is the risk of frost in Bergen?",
    [{ frostRisk: { city: "Bergen" } }],
  ],
  // What comes after says more of the same.
  [
    "Make a watering plan for the bed 'North'. Use 40 litres.",
    [{ wateringPlan: { bed: "North", litres: 40 } }],
  ],
  // A call for each of several.
  [
    "What is the risk of frost in Bergen, Tromsø and Oslo?",
    ["Bergen", "Tromsø", "Oslo"].map((city) => ({ frostRisk: { city } })),
  ],
  [
    "Find the nursery called Green Thumb and get the frost risk in Bergen.",
    [{ findNursery: { nursery: "Green Thumb" } }, { frostRisk: { city: "Bergen" } }],
  ],
  // An id that nobody says is asked for.
  [
    "Which plants does the nursery 'Green Thumb' have in stock?",
    [
      { findNursery: { nursery: "Green Thumb" } },
      { nurseryStock: { nursery_id: { $ref: "t1a.nursery_id" } } },
    ],
  ],
  // "It" is what the call before gave.
  [
    "Make a watering plan for the bed 'North' with 40 litres, then translate it to French.",
    [
      { wateringPlan: { bed: "North", litres: 40 } },
      { translateNote: { text: { $ref: "t1.plan" }, language: "French" } },
    ],
  ],
];

describe("calls of tools", () => {
  it.each(CASES)("%s", async (query, calls) => {
    const found = await planned(query);
    expect(found.codes).toEqual([]);
    expect(found.calls).toEqual(calls);
  });

  it("makes no data edge of 'then'", async () => {
    const { tasks, calls } = await planned(
      "Get the frost risk in Bergen. Then calculate a soil mix from 12 kg sand and 5 kg clay.",
    );
    expect(JSON.stringify(calls)).not.toContain("$ref");
    expect(tasks[1]?.needs).toEqual(["t1"]);
  });

  it.each([
    "Make a watering plan for the bed 'North'.",
    "Calculate a soil mix from sand.",
    "Translate the note to French.",
  ])("refuses what leaves a required argument open: %s", async (query) => {
    expect((await planned(query)).codes).toContain("ORC2102");
  });

  it.each(["?!…", " \n "])("finds nothing to do in %j", async (query) => {
    expect((await planned(query)).codes).toEqual(["ORC2016"]);
  });
});

const TABLE: Place = {
  path: "harvest.csv",
  agent: "plots",
  facts: {
    is: "table",
    rows: 4,
    read: [],
    columns: [
      { name: "plot", type: "text", distinct: 2, values: ["north", "south"], complete: true },
      { name: "crop_kg", type: "number", distinct: 4, min: "1", max: "9" },
    ],
  },
};

describe("questions about tables", () => {
  const own: World = {
    ...world,
    exists: (path) => path === "harvest.csv",
    dataFiles: async () => ["harvest.csv"],
    look: async (path) => (path === "harvest.csv" ? TABLE : undefined),
  };
  const outlined = (query: string) =>
    createGrammarPlanner(own).outline({
      query,
      agents: [
        { name: "garden", card: "Gardens" },
        { name: "plots", card: "Analyse data in CSV files: total per column" },
      ],
      maxTasks: 50,
    });

  it("go to the agent that knows the file, with the query that they mean", async () => {
    const { tasks, diagnostics } = await outlined(
      "What is the total crop per plot in harvest.csv?",
    );
    expect(diagnostics).toEqual([]);
    expect(tasks).toMatchObject([{ agent: "plots", question: { files: ["harvest.csv"] } }]);
    expect(JSON.stringify(tasks[0]?.question?.query)).toContain("crop_kg");
  });

  it("say that a file was assumed which nobody named", async () => {
    const { tasks, diagnostics } = await outlined("What is the total crop per plot?");
    expect(tasks).toHaveLength(1);
    expect(diagnostics).toMatchObject([{ code: "ORC2109", severity: "warning" }]);
    expect(diagnostics[0]?.message).toContain("harvest.csv");
  });

  it("are refused with the word that nothing covers", async () => {
    const { diagnostics } = await outlined("What is the total mileage per plot in harvest.csv?");
    expect(diagnostics).toMatchObject([{ code: "ORC2104" }]);
    expect(diagnostics[0]?.message).toContain("mileage");
  });
});
