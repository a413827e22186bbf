import { expect, test } from "vitest";
import { searchingWith } from "../../../../../src/compiler/planner/search/searching.ts";
import { createToolSearch } from "../../../../../src/compiler/planner/search/tool-search.ts";
import { createEmbedder } from "../../../../../src/model/embeddings/embedder.ts";
import { modelSchema } from "../../../../../src/workspace/model-settings.ts";
import { embeddingServer, vectorsBy } from "../../../../support/embedding-server.ts";
import { oneLine } from "../../../../support/problems.ts";

const tools = [
  { id: "weather.forecast", text: "The weather of the next days in a town" },
  { id: "books.find", text: "Finds books by title" },
  { id: "money.convert", text: "Converts an amount between currencies" },
];

/** A model to which umbrellas are like weather, and novels like books. */
const meaning = vectorsBy((text) => [
  /umbrella|weather/i.test(text) ? 1 : 0.01,
  /novel|books/i.test(text) ? 1 : 0.01,
  /currenc/i.test(text) ? 1 : 0.01,
]);

const embedderAt = (baseUrl: string) =>
  createEmbedder(modelSchema.parse({ baseUrl, name: "test-embed" }), {
    workspaceRoot: "/",
    env: {},
  });

test("what a model finds alike is found without a word in common, each thing for itself", async () => {
  await using server = await embeddingServer(meaning);
  const { rankers, takeProblems } = searchingWith(embedderAt(server.baseUrl));
  const search = createToolSearch(tools, rankers);
  const found = await search.search("do I need an umbrella, and which novel", 2);
  expect(found.map(({ id }) => id).toSorted()).toEqual(["books.find", "weather.forecast"]);
  expect(await createToolSearch(tools).search("do I need an umbrella", 2)).toEqual([]);
  expect(takeProblems()).toEqual([]);
  // The tools, the request and its clauses at once.
  expect(server.requests.map(({ input }) => input.length)).toEqual([6]);
});

test("an endpoint that fails costs its opinion, is asked no more, and is named once", async () => {
  await using server = await embeddingServer(() => ({ status: 401, body: "no" }));
  const { rankers, takeProblems } = searchingWith(embedderAt(server.baseUrl));
  const search = createToolSearch(tools, rankers);
  expect((await search.search("find books", 1)).map(({ id }) => id)).toEqual(["books.find"]);
  await search.search("the weather", 1);
  expect(server.requests).toHaveLength(1);
  const [problem] = takeProblems();
  expect(problem && oneLine(problem)).toMatch(/^ORC6051 .*ORC6002 /);
  expect(takeProblems()).toEqual([]);
});

test("without an embedder nobody is asked", () => {
  expect(searchingWith(undefined).rankers).toEqual([]);
});
