/** What arguments are given, and how it is written: tools that no planner has seen. */
import { expect, it } from "vitest";
import type { ToolInfo } from "../../../../../src/catalog/tool-info.ts";
import { createGrammarPlanner } from "../../../../../src/compiler/index.ts";
import type { World } from "../../../../../src/compiler/index.ts";
import type { JsonObject } from "../../../../../src/contract/json.ts";

function tool(
  name: string,
  description: string,
  properties: JsonObject,
  required: string[],
): ToolInfo {
  return {
    name: `harbour.${name}`,
    agent: "harbour",
    description,
    version: "1",
    input: { type: "object", properties, required },
    output: { type: "object", properties: {} },
    permissions: {},
    effect: "read",
    idempotent: true,
    cacheable: true,
    estimate: { seconds: 1, usd: 0 },
    phrases: [],
    module: { specifier: "", export: name },
  };
}

const text = (description: string): JsonObject => ({ type: "string", description });
const tools: readonly ToolInfo[] = [
  tool(
    "findBerths",
    "Find berths for a boat in a harbour",
    {
      city: text("The harbour's city, in the format of 'City, State'"),
      covered: {
        type: "string",
        enum: ["True", "False", "any"],
        description: "Use 'True' for berths with a roof, 'False' for open ones",
      },
      has_crane: { type: "boolean", description: "Whether there must be a crane" },
      zone: {
        type: "integer",
        description: "ID of the zone. For example, 1 for Northquay, 2 for Sandbank",
      },
    },
    ["city"],
  ),
  tool(
    "bookPilot",
    "Book a pilot for a ship",
    {
      ship: text("The name of the ship"),
      arrival: text("When the ship arrives, 'YYYY-MM-DD HH:MM:SS'"),
      boarding_time: text("When the pilot boards, in the format 'HH:MM'"),
    },
    ["ship"],
  ),
  tool(
    "dockingFee",
    "Calculate the docking fee of a ship",
    {
      length: { type: "number", description: "The length of the ship in metres" },
      discount_rate: { type: "number", description: "The discount rate" },
      stay: { type: "integer", description: "How long the ship stays, in hours" },
    },
    ["length"],
  ),
  tool(
    "cargoPermit",
    "Issue a permit for cargo",
    { cargo: text("Kind of cargo"), port_url: text("The port's page") },
    ["cargo", "port_url"],
  ),
  tool(
    "tideTable",
    "Get the tide table of a beacon",
    {
      beacon: text("The name of the beacon"),
      days: { type: "integer", description: "Number of days" },
    },
    ["beacon"],
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

async function planned(query: string) {
  const planner = createGrammarPlanner(world);
  const agents = [
    { name: "harbour", card: "Harbours: berths, pilots, docking fees, cargo, tides" },
  ];
  const outline = await planner.outline({ query, agents, maxTasks: 50 });
  return planner.bind({
    query,
    path: outline.tasks,
    open: outline.tasks,
    bound: [],
    tools,
    params: {},
    parameterise: false,
  });
}

const argsOf = async (query: string) => (await planned(query)).tasks.map(({ args }) => args);

it.each<[string, object]>([
  ["Find berths in San Diego", { city: "San Diego, CA" }],
  ["Find berths in Portland, Oregon with a crane", { city: "Portland, OR", has_crane: true }],
  ["Find berths in Boston without a crane", { city: "Boston, MA", has_crane: false }],
  ["Find berths with a roof in Tampa", { city: "Tampa, FL", covered: "True" }],
  ["Find berths in Tampa at Sandbank", { city: "Tampa, FL", zone: 2 }],
  [
    "Book a pilot for the ship 'Aurora' with arrival on March 3, 2027, at 2:30 pm",
    { ship: "Aurora", arrival: "2027-03-03 14:30:00" },
  ],
  [
    "Book a pilot for the ship 'Aurora', boarding time 5pm",
    { ship: "Aurora", boarding_time: "17:00" },
  ],
  [
    "Calculate the docking fee for a length of 40 metres with a discount rate of 8%",
    { length: 40, discount_rate: 0.08 },
  ],
  [
    "Calculate the docking fee for a length of 40 metres and a stay of 2 days",
    { length: 40, stay: 48 },
  ],
  ['"Please calculate the docking fee for a length of 40 metres"', { length: 40 }],
])("%s", async (query, args) => {
  expect(await argsOf(query)).toEqual([args]);
});

it("calls once for each combination of what is enumerated", async () => {
  const args = await argsOf(
    "Get the tide table of the beacon 'Skerry' and 'Holm' for 2 and 5 days",
  );
  expect(args).toHaveLength(4);
  expect(args).toContainEqual({ beacon: "Holm", days: 2 });
});

it("calls once for each pair of what belongs together", async () => {
  const args = await argsOf(
    "Get the tide table of the beacon 'Skerry' and 'Holm' for 2 and 5 days respectively",
  );
  expect(args).toEqual([
    { beacon: "Skerry", days: 2 },
    { beacon: "Holm", days: 5 },
  ]);
});

it("takes no word for an address", async () => {
  const { diagnostics } = await planned("Issue a permit for the cargo timber");
  expect(diagnostics).toMatchObject([{ code: "ORC2102" }]);
});

it("calls no tool that says little of what is asked", async () => {
  const { tasks, diagnostics } = await planned("Bake the ship's biscuits with cinnamon and honey");
  expect(tasks).toEqual([]);
  expect(diagnostics.length).toBeGreaterThan(0);
});
