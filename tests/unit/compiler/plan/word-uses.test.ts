import { expect, test } from "vitest";
import { usesOf, wordsOf } from "../../../../src/compiler/plan/word-uses.ts";
import type { Task } from "../../../../src/contract/plan.ts";
import type { Args } from "../../../../src/contract/values.ts";
import { planOf, toolInfo } from "../../../support/plans.ts";

const history = toolInfo("markets.history");
const compute = { ...toolInfo("data.compute"), takes: "table query" as const };
const tools = new Map([history, compute].map((tool) => [tool.name, tool]));

function meant(tool: string, args: Args, words: NonNullable<Task["words"]>) {
  const [task] = planOf({ t1: { tool, args, words } }).tasks;
  return task === undefined ? [] : usesOf(task, (name) => tools.get(name));
}

test("values of arguments stand with their words, in the order of the query", () => {
  const uses = [
    { origin: [20, 32], means: "argument days" },
    { origin: [4, 8], means: "argument coin" },
    { origin: [9, 15], means: "argument options.mode" },
  ] as const;
  const args = { coin: { $param: "coin" }, days: 30, options: { mode: "fast" } };
  const { words = {} } = wordsOf(uses, args);
  expect(words).toEqual({
    "20-32": "argument days: 30",
    "4-8": "argument coin",
    "9-15": "argument options.mode",
  });
  expect(meant("markets.history", args, words).map(({ origin }) => origin)).toEqual([
    [4, 8],
    [9, 15],
    [20, 32],
  ]);
});

test("what an edited task does no more is no use of words", () => {
  const words = { "4-8": "argument coin: bitcoin", "20-32": "argument days: 30" };
  expect(meant("markets.history", { coin: "bitcoin", days: 31 }, words)).toEqual([
    { origin: [4, 8], means: "argument coin: bitcoin" },
  ]);
  expect(meant("markets.history", {}, words)).toEqual([]);
});

test("of a table query all words hold, or none", () => {
  const mean = { measures: [{ how: "mean", column: "tip", as: "mean tip" }], group: ["day"] };
  const words = {
    "0-18": "mean tip for each day",
    "0-11": "measure: mean of tip",
    "12-18": "group: day",
  };
  expect(meant("data.compute", { file: "a.csv", ...mean }, words)).toEqual([
    { origin: [0, 18], means: "mean tip for each day" },
    { origin: [0, 11], means: "measure: mean of tip" },
    { origin: [12, 18], means: "group: day" },
  ]);
  expect(meant("data.compute", { file: "a.csv", ...mean, group: ["city"] }, words)).toEqual([]);
});

test("a table query whose texts are read as numbers has the words of their columns", () => {
  const words = { "0-20": "of these only bridge = A or B, then the greatest length, then bridge" };
  const query = {
    derive: [{ op: "first number", column: "length", as: "length as a number" }],
    where: [],
    having: [{ op: "in", column: "bridge", values: ["A", "B"] }],
    extreme: { which: "greatest", of: "length as a number" },
    select: ["bridge"],
  };
  const both = { file: "a.csv", ...query };
  expect(meant("data.compute", both, words)).toHaveLength(1);
  expect(meant("data.compute", { ...both, having: [] }, words)).toEqual([]);
  expect(
    meant("data.compute", { ...both, derive: [{ op: "abs", column: "x", as: "length" }] }, words),
  ).toEqual([]);
});
