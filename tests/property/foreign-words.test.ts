/** A word that no file, tool or rule knows is never left out in silence: the request is refused, and the word is marked. */
import fc from "fast-check";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { openCatalog } from "../../src/catalog/catalog.ts";
import { createGrammarPlanner, plan } from "../../src/compiler/index.ts";
import { configSchema } from "../../src/workspace/config.ts";
import { workspaceAt } from "../../src/workspace/workspace.ts";
import { worldOf } from "../../src/world.ts";

const workspace = workspaceAt(resolve(import.meta.dirname, "../.."), configSchema.parse({}));
const catalog = await openCatalog(workspace);
const planner = createGrammarPlanner(worldOf(workspace, async () => catalog));
const STOCKS = "node_modules/vega-datasets/data/stocks.csv";

const REQUESTS = [
  "Show the last 10 commits",
  "List the authors of src and count the TODO comments in src",
  "Which files in src changed most often this year?",
  `Show the average price by symbol in ${STOCKS}`,
  "What is the price of bitcoin? Also show the fear and greed index.",
  "What changed between HEAD~5 and HEAD?",
  'List the 5 largest files in docs, then find "TODO" in src',
];
const WORDS = ["walrus", "zorbling", "purple", "sternly", "gherkins"];

/** A request, and where the foreign word stands in it. */
const withForeignWord = fc
  .tuple(fc.constantFrom(...REQUESTS), fc.constantFrom(...WORDS), fc.nat())
  .map(([request, word, seed]) => {
    const gaps = [...request.matchAll(/ (?=[a-z])/g)].map(({ index }) => index);
    const at = gaps[seed % gaps.length] ?? 0;
    return { query: `${request.slice(0, at)} ${word}${request.slice(at)}`, at: at + 1, word };
  });

test("a foreign word is marked, wherever it stands", async () => {
  await fc.assert(
    fc.asyncProperty(withForeignWord, async ({ query, at, word }) => {
      const source = { query, name: "q", params: {}, start: { line: 1, column: 1 } };
      const { diagnostics } = await plan({ source, workspace, catalog, planner });
      const marked = diagnostics.filter(
        ({ severity, places }) =>
          severity === "error" &&
          places.some(
            (one) => one.in === "query" && one.start <= at && at + word.length <= one.end,
          ),
      );
      expect({ query, marked: marked.length }).not.toEqual({ query, marked: 0 });
    }),
    { numRuns: 40, seed: 7 },
  );
}, 300_000);
