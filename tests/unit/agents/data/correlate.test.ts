/** Expected numbers are from python3 over the same files. */
import { expect, test } from "vitest";
import { correlate } from "../../../../src/agents/data/correlate.ts";
import { pOfCorrelation } from "../../../../src/agents/data/statistics/p-values.ts";
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
    "Horsepower and Weight_in_lbs correlate very strongly, in the same direction: r = 0.867 over 400 pairs of values (p = 3.3e-122).",
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
    p: expect.any(Number),
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

test("p values and ranks: those of the tables of Student's t and of Spearman's own formula", async () => {
  // r = 0.5 over 20 pairs has t = 2.449 with 18 degrees of freedom: two-sided p = 0.0248.
  expect(await pOfCorrelation(0.5, 20)).toBeCloseTo(0.02478, 4);
  expect(await pOfCorrelation(0.9, 2)).toBeNull();
  expect(await pOfCorrelation(-1, 9)).toBe(0);
  // 1 - 6 * sum of squared differences of ranks (4) / (5 * 24)
  await using context = await toolContext({
    files: { "a.csv": "a,b\n1,1\n2,400\n3,9\n4,1600\n5,2500\n" },
  });
  const { output, headline } = await runTool(
    correlate,
    { file: "a.csv", method: "spearman" },
    context,
  );
  expect(output.correlation).toBeCloseTo(0.9, 12);
  expect(headline).toContain("rho = 0.9 over 5 pairs");
});

test("equal values share the mean of their ranks", async () => {
  await using context = await toolContext({ files: { "a.csv": "a,b\n1,1\n1,2\n2,3\n3,3\n" } });
  const { output } = await runTool(correlate, { file: "a.csv", method: "spearman" }, context);
  // Ranks 1.5 1.5 3 4 and 1 2 3.5 3.5: Pearson's formula by hand gives 4 / 4.5.
  expect(output.correlation).toBeCloseTo(4 / 4.5, 12);
});

test("values whose squares have no number correlate like others", async () => {
  await using context = await toolContext({
    files: {
      "a.json":
        '[{"height":1e200,"width":1},{"height":2e200,"width":2},{"height":3e200,"width":3}]',
    },
  });
  const { output } = await runTool(correlate, { file: "a.json" }, context);
  expect(output.correlation).toBeCloseTo(1, 12);
});
