import { expect, test } from "vitest";
import { createGrammarPlanner } from "../../../../../src/compiler/index.ts";

const planner = createGrammarPlanner({
  exists: () => false,
  isFolder: () => false,
  dataFiles: async () => [],
  look: async () => undefined,
  commands: [],
  today: new Date("2026-11-28T12:00:00Z"),
});
const agents = [{ name: "weather", card: "Weather: Wetter, temperature, rain and wind of a city" }];

test("a query in German plans nothing, whatever words of it a card has", async () => {
  const query = "Wie ist das Wetter in Bergen?";
  const { tasks, diagnostics } = await planner.outline({ query, agents, maxTasks: 50 });
  expect(tasks).toEqual([]);
  expect(diagnostics).toEqual([
    {
      code: "ORC2110",
      severity: "error",
      message: "The query is not in English: it reads as German.",
      places: [],
      help: expect.stringContaining("Ask in English") as string,
    },
  ]);
});

test("German names in an English query are names", async () => {
  const query = "What is the weather in Garmisch-Partenkirchen an der Loisach?";
  const { tasks, diagnostics } = await planner.outline({ query, agents, maxTasks: 50 });
  expect(diagnostics).toEqual([]);
  expect(tasks).toHaveLength(1);
});
