import { expect, test } from "vitest";
import { compare } from "../../../../src/agents/text/compare.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

test("cosine of term frequencies, by hand", async () => {
  await using context = await toolContext();
  const input = { left: "Cats chase mice. Cats sleep.", right: "A dog chases the cat." };
  const { output, headline } = await runTool(compare, input, context);
  // (cat 2, chase 1, mice 1, sleep 1) and (dog 1, chase 1, cat 1): 3 / (√7 · √3)
  expect(output.similarity).toBeCloseTo(0.654654, 6);
  expect(output).toMatchObject({
    common: ["cats", "chase"],
    onlyLeft: ["mice", "sleep"],
    onlyRight: ["dog"],
    commonTerms: 2,
    leftTerms: 4,
    rightTerms: 3,
    leftWords: 5,
    rightWords: 5,
  });
  expect(output.table.rows[0]).toEqual({ term: "cats", left: 2, right: 1 });
  expect(headline).toContain("similarity of 0.65 (cosine of term frequencies)");
});

test("function words do not make texts similar", async () => {
  await using context = await toolContext();
  const input = { left: "It is the house of the king.", right: "He was on the road to a village." };
  const { output, headline } = await runTool(compare, input, context);
  expect(output.similarity).toBe(0);
  expect(headline).toContain("They share 0 terms.");
});

test("equal texts have similarity 1", async () => {
  await using context = await toolContext();
  const text = "Prices of coins rise and fall with demand.";
  expect((await runTool(compare, { left: text, right: text }, context)).output.similarity).toBe(1);
});

test("the empty one of two texts is named", async () => {
  await using context = await toolContext();
  await expect(runTool(compare, { left: "Words.", right: "…" }, context)).rejects.toThrow(
    "The second text has no words.",
  );
});

test("pictures, tables and targets of links make texts neither alike nor different", async () => {
  await using context = await toolContext();
  const badge = "![Build](https://ci.example.org/build.svg)";
  const left = `# Ships\n\n${badge}\n\nShips carry [grain](https://example.org/a).`;
  const right = `# Ships\n\n${badge}\n\nShips carry [grain](https://example.org/b).\n\n| a | b |\n|---|---|\n| c | d |`;
  const { output } = await runTool(compare, { left, right }, context);
  expect(output).toMatchObject({ similarity: 1, onlyLeft: [], onlyRight: [], leftWords: 4 });
});

test("a text without prose says so", async () => {
  await using context = await toolContext();
  const input = { left: "Words.", right: '{ "a": 1, "b": [2, 3] }' };
  await expect(runTool(compare, input, context)).rejects.toThrow(
    "The second text has no sentences: it is code, data, tables or pictures.",
  );
});
