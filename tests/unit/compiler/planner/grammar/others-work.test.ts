/** Orders for an agent of its own, in a workspace with data files that nobody named. */
import { describe, expect, it } from "vitest";
import { createGrammarPlanner, type World } from "../../../../../src/compiler/index.ts";
import type { ColumnFacts } from "../../../../../src/contract/facts.ts";

const agents = [
  {
    name: "stable",
    card: "Looks after horses: find horses by box and breed, groom, shoe and feed a horse, record a ride.",
  },
  {
    name: "data",
    card: "Analyse data in CSV files: aggregate (average, sum, count by group), top and bottom rows.",
  },
];

const text = (name: string, values: readonly string[]): ColumnFacts => ({
  name,
  type: "text",
  values,
  distinct: values.length,
  missing: 0,
  complete: true,
});
const number = (name: string): ColumnFacts => ({
  name,
  type: "number",
  min: "1",
  max: "90",
  missing: 0,
});
const tables: Record<string, ColumnFacts[]> = {
  "rides.csv": [text("horse", ["Bo", "Nell"]), text("box", ["North", "South"]), number("minutes")],
  "fodder.csv": [text("kind", ["hay", "oats"]), number("kg")],
};
const world: World = {
  exists: (path) => path in tables,
  isFolder: () => false,
  dataFiles: async () => Object.keys(tables),
  look: async (file) => {
    const columns = tables[file];
    return (
      columns && {
        path: file,
        agent: "data",
        facts: { is: "table", columns, rows: 40, read: [] },
        problems: [],
      }
    );
  },
  commands: [],
  today: new Date("2026-11-28T12:00:00Z"),
};

async function outlined(query: string): Promise<string[]> {
  const { tasks, diagnostics } = await createGrammarPlanner(world).outline({
    query,
    agents,
    maxTasks: 9,
  });
  return [
    ...tasks.map(({ agent, question }) => `${agent}${question === undefined ? "" : " (asks)"}`),
    ...diagnostics.map(({ code }) => code),
  ];
}

describe("who is ordered works, and not who has some of the words in a file", () => {
  it.each([
    "Find the haflinger horses in box North",
    "groom Nell",
    "Record a ride of 40 minutes with Bo",
  ])("%s", async (query) => {
    expect(await outlined(query)).toEqual(["stable"]);
  });

  it.each([
    "total minutes per horse",
    "list the rides of Nell",
    "Find the longest ride in rides.csv",
  ])("%s is a question about rows", async (query) => {
    expect((await outlined(query))[0]).toBe("data (asks)");
  });
});

it("a word that no file has is no name of its rows, when no file is named", async () => {
  expect(await outlined("which boxes have at least 6 saddles?")).not.toContain("data (asks)");
});

describe("a file that only a word of another's task names", () => {
  it.each([
    "Record a ride of 40 minutes with Bo and compute the average minutes by horse",
    "Record a ride of 40 minutes with Bo, then compute the total minutes by horse",
  ])("%s: it is asked whose horses are meant", async (query) => {
    expect(await outlined(query)).toContain("ORC2108");
  });

  it.each([
    "Record a ride of 40 minutes with Bo, then compute the total minutes by horse in rides.csv",
    "Record a ride of 40 minutes with Bo, then compute the total minutes by horse of the rides",
  ])("%s: its own words name it", async (query) => {
    expect(await outlined(query)).not.toContain("ORC2108");
  });
});
