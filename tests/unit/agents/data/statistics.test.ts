/** Expected numbers: by hand where rows are few, else from python3's statistics module over the same values. */
import { expect, test } from "vitest";
import { histogram } from "../../../../src/agents/data/histogram.ts";
import { missing } from "../../../../src/agents/data/missing.ts";
import { normality } from "../../../../src/agents/data/normality.ts";
import { outliers } from "../../../../src/agents/data/outliers.ts";
import { regression } from "../../../../src/agents/data/regression.ts";
import { pOfChiSquare } from "../../../../src/agents/data/statistics/p-values.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

const csv = (values: readonly (number | string)[]) => `n\n${values.join("\n")}\n`;

test("outliers lie beyond the quartiles by 1.5 times their distance", async () => {
  await using context = await toolContext({ files: { "a.csv": csv([1, 2, 3, 4, 5, 100, -40]) } });
  const { output, headline } = await runTool(outliers, { file: "a.csv" }, context);
  // Sorted -40 1 2 3 4 5 100: quartiles 1.5 and 4.5.
  expect(output).toMatchObject({ low: -3, high: 9, outliers: 2, values: 7 });
  expect(output.table.rows).toEqual([{ n: 100 }, { n: -40 }]);
  expect(headline).toContain("2 outliers of 7 values of n: below -3 or above 9.");
});

test("outliers by z-score; with a factor of one's own; without any", async () => {
  await using context = await toolContext({ files: { "a.csv": csv([1, 2, 3, 4, 5, 6, 7, 30]) } });
  const input = { file: "a.csv", method: "z-score" } as const;
  // mean 7.25, sample deviation 9.4074
  const near = await runTool(outliers, { ...input, factor: 2 }, context);
  expect(near.output.table.rows).toEqual([{ n: 30 }]);
  expect(near.output.high).toBeCloseTo(7.25 + 2 * 9.407444, 4);
  expect((await runTool(outliers, input, context)).output.outliers).toBe(0);
});

test("a histogram has round edges, and every value lies in one bin", async () => {
  const values = Array.from({ length: 100 }, (_, i) => i);
  await using context = await toolContext({ files: { "a.csv": csv([...values, ""]) } });
  const { output } = await runTool(histogram, { file: "a.csv", bins: 10 }, context);
  expect(output.table.rows.map((row) => Number(row["rows"])).reduce((a, b) => a + b)).toBe(100);
  for (const { from, to, rows } of output.table.rows) {
    const inside = values.filter((value) => value >= Number(from) && value < Number(to));
    expect(rows).toBe(inside.length);
  }
  const single = await toolContext({ files: { "a.csv": csv([5, 5]) } });
  const one = await runTool(histogram, { file: "a.csv" }, single);
  expect(one.output.table.rows.map((row) => row["rows"])).toEqual([2]);
  await single[Symbol.asyncDispose]();
});

test("regression: the line, R squared, and a p value", async () => {
  const files = {
    "a.csv": "x,y\n1,2.1\n2,3.9\n3,6.2\n4,7.8\n,9\n5,\n",
    "flat.csv": "x,y\n1,2\n1,3\n",
  };
  await using context = await toolContext({ files });
  const { output } = await runTool(regression, { file: "a.csv", x: "x", y: "y" }, context);
  expect(output.n).toBe(4);
  expect(output.slope).toBeCloseTo(1.94, 10);
  expect(output.intercept).toBeCloseTo(0.15, 10);
  // 1 - residual / total sum of squares: 1 - 0.082 / 18.9
  expect(output.r2).toBeCloseTo(1 - 0.082 / 18.9, 10);
  expect(output.p).toBeLessThan(0.01);
  await expect(runTool(regression, { file: "flat.csv", x: "x", y: "y" }, context)).rejects.toThrow(
    "never changes: there is no line",
  );
});

test("normality: the Jarque-Bera statistic, and its p value of a chi-square of 2", async () => {
  const values = Array.from({ length: 60 }, (_, i) => (i % 10) ** 3);
  await using context = await toolContext({ files: { "a.csv": csv(values) } });
  const { output, headline } = await runTool(normality, { file: "a.csv" }, context);
  const n = values.length;
  const mean = values.reduce((a, b) => a + b) / n;
  const moment = (k: number) => values.reduce((sum, value) => sum + (value - mean) ** k, 0) / n;
  const skewness = moment(3) / moment(2) ** 1.5;
  const kurtosis = moment(4) / moment(2) ** 2 - 3;
  expect(output.skewness).toBeCloseTo(skewness, 9);
  expect(output.kurtosis).toBeCloseTo(kurtosis, 9);
  expect(output.statistic).toBeCloseTo((n / 6) * (skewness ** 2 + kurtosis ** 2 / 4), 7);
  // Of 2 degrees of freedom the probability of more than s is e^(-s/2).
  expect(output.p).toBeCloseTo(Math.exp(-output.statistic / 2), 9);
  expect(await pOfChiSquare(5.991, 2)).toBeCloseTo(0.05, 4);
  expect(headline).toContain("is not normally distributed");
});

test("missing values by column, and complete rows; only of the rows that are asked for", async () => {
  await using context = await toolContext({ files: { "a.csv": "k,a,b\nx,1,\nx,,\ny,3,4\n" } });
  const { output } = await runTool(missing, { file: "a.csv" }, context);
  expect(output).toMatchObject({ rows: 3, complete: 1, missing: 3 });
  expect(output.table.rows[0]).toMatchObject({ column: "b", missing: 2 });
  const where = [{ op: "=" as const, column: "k", value: "y" }];
  expect((await runTool(missing, { file: "a.csv", where }, context)).output.missing).toBe(0);
});
