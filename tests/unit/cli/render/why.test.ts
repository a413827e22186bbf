import { expect, test } from "vitest";
import { renderWhy, whyJson } from "../../../../src/cli/render/why.ts";
import type { Explained } from "../../../../src/compiler/index.ts";
import { plain } from "./style.ts";

const query = "Average tip of frogs by day";
const why: readonly Explained[] = [
  {
    origin: [0, 27],
    means: "mean tip for each day",
    score: 2.5,
    words: [
      { origin: [0, 11], means: "measure: mean of tip", score: 0.97 },
      { origin: [21, 27], means: "group: day", score: 1 },
    ],
    unused: [[15, 20]],
    runnerUp: { means: "mean tip", score: 0.1 },
  },
];

test("words stand below their clause in the order of the query, those of no use among them", () => {
  expect(renderWhy(query, why, plain(100))).toBe(
    [
      "words                        became                 score  runner-up",
      "Average tip of frogs by day  mean tip for each day   2.50  0.10 mean tip",
      "· Average tip                measure: mean of tip    0.97",
      "· frogs                      not used",
      "· by day                     group: day              1.00",
    ].join("\n"),
  );
});

test("says so when there is nothing to show", () => {
  expect(renderWhy(query, undefined, plain(80))).toBe(
    "This planner does not say which words became what.",
  );
  expect(renderWhy(query, [], plain(80))).toBe("No part of the query became anything.");
});

test("gives programs the words beside their offsets", () => {
  expect(whyJson(query, why)).toMatchObject([
    {
      text: query,
      words: [{ text: "Average tip" }, { text: "by day" }],
      unused: [{ text: "frogs", origin: [15, 20] }],
      runnerUp: { means: "mean tip" },
    },
  ]);
});
