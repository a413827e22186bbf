/** Arguments that name columns: what the file that a call reads has decides, and no words of the tool. */
import { expect, it } from "vitest";
import type { ColumnFacts } from "../../../../../src/contract/facts.ts";
import type { JsonObject } from "../../../../../src/contract/json.ts";
import {
  createGrammarPlanner,
  type World,
} from "../../../../../src/compiler/planner/grammar/index.ts";
import { toolInfo } from "../../../../support/plans.ts";

const FILES: Readonly<Record<string, readonly ColumnFacts[]>> = {
  "yield.csv": [
    { name: "picked_on", type: "time" },
    { name: "orchard", type: "text", values: ["Hollow", "Ridge"], complete: true },
    { name: "crop", type: "number" },
    { name: "rain_mm", type: "number" },
    { name: "sun_hours", type: "number" },
  ],
};

const world: World = {
  exists: (path) => Object.hasOwn(FILES, path),
  isFolder: () => false,
  dataFiles: async () => Object.keys(FILES),
  look: async (path) => {
    const columns = FILES[path];
    return (
      columns && { path, agent: "orchards", facts: { is: "table", columns, rows: 90, read: [] } }
    );
  },
  commands: [],
  today: new Date("2026-01-15T12:00:00Z"),
};

const column = (description: string): JsonObject => ({
  type: "string",
  format: "column",
  description,
});
const file: JsonObject = {
  type: "string",
  format: "path",
  mustExist: true,
  description: "the data file",
};
const tool = (
  name: string,
  description: string,
  properties: Record<string, JsonObject>,
  required: readonly string[],
) =>
  toolInfo(`orchards.${name}`, {
    description,
    effect: "read",
    input: { type: "object", properties, required: [...required] },
  });

const tools = [
  tool(
    "forecast",
    "Forecast a column of numbers.",
    {
      file,
      measure: column("the column of numbers to forecast"),
      time: column("the column of times; found by itself"),
      months: { type: "integer", description: "how many months ahead" },
    },
    ["file", "measure"],
  ),
  tool(
    "correlate",
    "Correlate columns of numbers, or series.",
    {
      file,
      names: {
        type: "array",
        items: { type: "string", format: "column or value" },
        default: [],
        description: "two or more columns of numbers, or names in a column",
      },
      measure: column("the column of numbers"),
    },
    ["file"],
  ),
];

async function planned(query: string) {
  const planner = createGrammarPlanner(world);
  const agents = [
    { name: "orchards", card: "Orchards: forecast and correlate what data files have" },
  ];
  const { tasks, diagnostics } = await planner.outline({ query, agents, maxTasks: 50 });
  const bound = await planner.bind({
    query,
    path: tasks,
    open: tasks,
    bound: [],
    tools,
    params: {},
    parameterise: false,
  });
  return { bound, codes: [...diagnostics, ...bound.diagnostics].map(({ code }) => code) };
}

const calls = async (query: string) =>
  (await planned(query)).bound.tasks.map(({ args }): unknown => args);

it.each<[string, object]>([
  ["Forecast crop for 3 months in yield.csv", { file: "yield.csv", measure: "crop", months: 3 }],
  ["Forecast sun_hours of yield.csv", { file: "yield.csv", measure: "sun_hours" }],
  ["Forecast sun hours of yield.csv", { file: "yield.csv", measure: "sun_hours" }],
  ["Correlate rain_mm with crop in yield.csv", { file: "yield.csv", names: ["rain_mm", "crop"] }],
  [
    "Correlate crop, rain_mm and sun_hours in yield.csv",
    { file: "yield.csv", names: ["crop", "rain_mm", "sun_hours"] },
  ],
  [
    "In yield.csv, correlate sun_hours against crop",
    { file: "yield.csv", names: ["sun_hours", "crop"] },
  ],
  [
    'Correlate "rain_mm" with "crop" in yield.csv',
    { file: "yield.csv", names: ["rain_mm", "crop"] },
  ],
  ["Correlate RIDGE with HOLLOW in yield.csv", { file: "yield.csv", names: ["RIDGE", "HOLLOW"] }],
])("%s", async (query, args) => {
  expect(await calls(query)).toEqual([args]);
});

it("takes no column of another kind", async () => {
  const { bound, codes } = await planned("Forecast orchard in yield.csv");
  expect(bound.tasks.map(({ args }): unknown => args)).not.toContainEqual({
    file: "yield.csv",
    measure: "orchard",
  });
  expect(codes).toEqual(["ORC2102"]);
});
