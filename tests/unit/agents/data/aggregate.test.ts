/** Expected numbers are from python3 over the same files. */
import { expect, test } from "vitest";
import { aggregate } from "../../../../src/agents/data/aggregate.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { vegaDatasets } from "../../../support/vega-datasets.ts";

test("the mean by group, ranked; values that are missing do not count", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const input = { file: "cars.json", measure: "horsepower", by: ["origin"] };
  const { output, headline } = await runTool(aggregate, input, context);
  expect(output).toMatchObject({ values: 400, groups: 3, value: 105.0825 });
  expect(output.table.rows.map(Object.values)).toEqual([
    ["USA", 119.9],
    ["Europe", 81],
    ["Japan", expect.closeTo(79.83544303797468, 10)],
  ]);
  expect(output.largest).toEqual({ name: "USA", value: 119.9 });
  expect(headline).toBe(
    "Mean Horsepower by origin: USA 119.9, Europe 81, Japan 79.84. Overall: 105.08, over 400 values.",
  );
});

test.for([
  ["mean", 100.7342857142857],
  ["sum", 56411.2],
  ["median", 57.255],
  ["min", 5.97],
  ["max", 707],
  ["count", 560],
  ["distinct", 549],
] as const)("%s over all rows", async ([how, expected]) => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const { output } = await runTool(
    aggregate,
    { file: "stocks.csv", how, measure: "price" },
    context,
  );
  expect(output.value).toBeCloseTo(expected, 8);
  expect(output.groups).toBe(1);
});

test("counts rows without a measure, and different values of text", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const kept = { by: ["symbol"], only: ["AAPL", "goog"] };
  const byName = { file: "stocks.csv", how: "count" as const, ...kept };
  const { output, headline } = await runTool(aggregate, byName, context);
  expect(output.table.rows).toEqual([
    { symbol: "AAPL", rows: 123 },
    { symbol: "GOOG", rows: 68 },
  ]);
  expect(headline).toBe("Rows (AAPL and goog) by symbol: AAPL 123, GOOG 68. Overall: 191.");
  const distinct = { file: "stocks.csv", how: "distinct", measure: "symbols" } as const;
  expect((await runTool(aggregate, distinct, context)).output.value).toBe(5);
});

test("names that stand in different columns must meet in one row", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const input = { file: "weather.csv", how: "max", measure: "temp_max" } as const;
  const { output } = await runTool(aggregate, { ...input, only: ["Seattle", "rain"] }, context);
  expect(output).toMatchObject({ value: 35.6, values: 641 });
});

test("dates are not measured", async () => {
  await using context = await toolContext({
    files: { "a.csv": "n,when\n1,2024-02-01\n2,2024-01-05\n" },
  });
  const input = { file: "a.csv", how: "min", measure: "when" } as const;
  await expect(runTool(aggregate, input, context)).rejects.toThrow(
    'Column "when" of a is time, not numbers',
  );
});

test("a column of text has no mean; the value that is no number is shown", async () => {
  await using context = await toolContext({ files: { "a.csv": "name,cost\nx,1\ny,cheap\nz,3\n" } });
  await expect(runTool(aggregate, { file: "a.csv", measure: "cost" }, context)).rejects.toThrow(
    'Column "cost" of a is text, not numbers: "cheap" (row 2) is no number.',
  );
});

test("names with quotes and SQL in them are only names", async () => {
  const files = { "a.csv": 'who,"a ""b"" c"\n"x\'; DROP TABLE data; --",1\ny,2\n' };
  await using context = await toolContext({ files });
  const input = { file: "a.csv", how: "sum", measure: 'a "b" c', by: ["who"] } as const;
  const { output } = await runTool(
    aggregate,
    { ...input, by: ["who"], only: ["x'; DROP TABLE data; --"] },
    context,
  );
  expect(output.table.rows).toEqual([{ who: "x'; DROP TABLE data; --", 'total a "b" c': 1 }]);
});
