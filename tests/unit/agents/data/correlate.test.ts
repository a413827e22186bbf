/** Expected numbers are from python3 over the same files. */
import { expect, test } from "vitest";
import { correlate } from "../../../../src/agents/data/correlate.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { vegaDatasets } from "../../../support/vega-datasets.ts";

test("two columns, over the rows where both are filled", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const names = ["horsepower", "weight in lbs"];
  const { output, headline } = await runTool(correlate, { file: "cars.json", names }, context);
  expect(output.n).toBe(400);
  expect(output.correlation).toBeCloseTo(0.866586222390841, 12);
  expect(headline).toBe(
    "Horsepower and Weight_in_lbs correlate very strongly, in the same direction: r = 0.867 over 400 pairs of values.",
  );
});

test("two named series, over the times that they share", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const names = ["AAPL", "GOOG"];
  const { output } = await runTool(correlate, { file: "stocks.csv", names }, context);
  expect(output.n).toBe(68);
  expect(output.correlation).toBeCloseTo(0.8490002426746257, 12);
});

test("every pair of several, the strongest first", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const { output } = await runTool(correlate, { file: "stocks.csv" }, context);
  expect(output.pairs).toHaveLength(10);
  const strengths = output.pairs.map(({ correlation }) => Math.abs(correlation ?? 0));
  expect(strengths).toEqual(strengths.toSorted((a, b) => b - a));
  const pair = output.pairs.find(({ left, right }) => left === "AAPL" && right === "MSFT");
  expect(pair).toMatchObject({ n: 123, correlation: expect.closeTo(0.3579361489037636, 12) });
});

test("all columns of numbers when none is named", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const { output } = await runTool(correlate, { file: "cars.json" }, context);
  expect(output.pairs).toHaveLength(15); // of 6 columns
  expect(output.pairs).toContainEqual({
    left: "Horsepower",
    right: "Weight_in_lbs",
    correlation: expect.closeTo(0.866586222390841, 12),
    n: 400,
  });
});

test("a column that never changes has no correlation", async () => {
  await using context = await toolContext({ files: { "a.csv": "a,b\n1,5\n2,5\n3,5\n" } });
  const { output, headline } = await runTool(correlate, { file: "a.csv" }, context);
  expect(output.correlation).toBeNull();
  expect(headline).toBe("A and b have no correlation: one of them never changes.");
});

test("one column is not enough, nor is one row", async () => {
  const files = { "a.csv": "a,t\n1,x\n2,y\n", "b.csv": "a,b\n1,2\n" };
  await using context = await toolContext({ files });
  await expect(runTool(correlate, { file: "a.csv", names: ["a"] }, context)).rejects.toThrow(
    "A correlation needs two columns or two names.",
  );
  await expect(runTool(correlate, { file: "b.csv" }, context)).rejects.toThrow(
    "They share fewer than two rows or times.",
  );
});
