import { describe, expect, test } from "vitest";
import {
  createToolSearch,
  type ToolSearch,
} from "../../../../../src/compiler/planner/search/tool-search.ts";
import type { Ranker, SearchableTool } from "../../../../../src/compiler/planner/search/ranker.ts";

const tools: readonly SearchableTool[] = [
  { id: "ships.track_container", text: "track_container: where a container is now" },
  { id: "ships.bookBerth", text: "bookBerth: reserves a berth of a harbour for a ship" },
  { id: "money.convert", text: "Converts an amount between currencies, at a day's exchange rate" },
  { id: "weather.forecast", text: "The weather of the next days in a town: rain, wind, sun" },
  { id: "books.find", text: "Finds books by title, author or subject" },
];

const ids = async (search: ToolSearch, query: string, limit = 10) =>
  (await search.search(query, limit)).map(({ id }) => id);

describe("searching tools", () => {
  test("names are read word by word, whatever their style, and words by their stems", async () => {
    const search = createToolSearch(tools);
    expect(await ids(search, "tracking of containers", 1)).toEqual(["ships.track_container"]);
    expect(await ids(search, "a berth was booked", 1)).toEqual(["ships.bookBerth"]);
    expect(await ids(search, "conversion of currency", 1)).toEqual(["money.convert"]);
  });

  test("each thing that is asked for has its tool among the first, whatever else is said", async () => {
    const long = "convert an amount of one currency into another currency at the exchange rate";
    expect(await ids(createToolSearch(tools), `${long}, and find books`, 2)).toEqual([
      "money.convert",
      "books.find",
    ]);
  });

  test("words that hold others together find nothing", async () => {
    expect(await ids(createToolSearch(tools), "where is it of the and by")).toEqual([]);
    expect(await ids(createToolSearch(tools), "")).toEqual([]);
    expect(await ids(createToolSearch([]), "find books")).toEqual([]);
  });

  test("at most as many as are wanted, the best first, and no tool twice", async () => {
    const found = await createToolSearch(tools).search(
      "books, ships, containers, weather and rain",
      3,
    );
    expect(found).toHaveLength(3);
    expect(new Set(found.map(({ id }) => id)).size).toBe(3);
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  test("what another ranker knows is fused with the words", async () => {
    const knows = (): Ranker => ({
      rank: async (query) =>
        query.includes("umbrella") ? [{ id: "weather.forecast", score: 0.9 }] : [],
    });
    expect(await ids(createToolSearch(tools), "do I need an umbrella")).toEqual([]);
    expect(await ids(createToolSearch(tools, [knows]), "do I need an umbrella")).toEqual([
      "weather.forecast",
    ]);
  });

  test("a ranker that counts more decides more", async () => {
    const weighing = (weight: number): Ranker => ({
      weight,
      rank: async () => [{ id: "books.find", score: 1 }],
    });
    const first = (weight: number) =>
      ids(createToolSearch(tools, [() => weighing(weight)]), "weather", 1);
    expect(await first(1)).toEqual(["weather.forecast"]);
    expect(await first(3)).toEqual(["books.find"]);
  });

  test("a ranker invents no tool", async () => {
    const invents = (): Ranker => ({ rank: async () => [{ id: "shell.run", score: 99 }] });
    expect(await ids(createToolSearch(tools, [invents]), "run a shell")).toEqual([]);
  });

  test("a pasted text with very many clauses is searched like any other", async () => {
    const pasted = `${"some words, ".repeat(5_000)} find books`;
    expect(await ids(createToolSearch(tools), pasted, 1)).toEqual(["books.find"]);
  });
});
