import { expect, test } from "vitest";
import { describe } from "../../../../src/agents/data/describe.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { vegaDatasets } from "../../../support/vega-datasets.ts";

test("a CSV file whose dates are words", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const { output, headline } = await runTool(describe, { file: "stocks.csv" }, context);
  expect(output.rows).toBe(560);
  expect(output.columns).toEqual([
    { name: "symbol", type: "text", nulls: 0, distinct: 5, min: null, max: null, mean: null },
    {
      name: "date",
      type: "time",
      nulls: 0,
      distinct: 123,
      min: "2000-01-01",
      max: "2010-03-01",
      mean: null,
    },
    {
      name: "price",
      type: "number",
      nulls: 0,
      distinct: 549,
      min: 5.97,
      max: 707,
      mean: expect.closeTo(100.7342857142857, 10),
    },
  ]);
  expect(headline).toBe(
    "stocks.csv has 560 rows and 3 columns: symbol (text), date (time) and price (number). " +
      "date runs from 2000-01-01 to 2010-03-01. price runs from 5.97 to 707, with a mean of 100.73. " +
      "No values are missing.",
  );
});

test("a JSON file with missing values", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const { output, headline } = await runTool(describe, { file: "cars.json" }, context);
  expect(output).toMatchObject({ rows: 406, columnCount: 9, missing: 14 });
  expect(output.columns.find(({ name }) => name === "Horsepower")?.nulls).toBe(6);
  expect(headline).toContain("14 values missing, most of them in Miles_per_Gallon (8).");
});

test("a Parquet file", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const { output } = await runTool(describe, { file: "flights-3m.parquet" }, context);
  expect(output.rows).toBe(3_000_000);
  expect(output.columns.map(({ name, type }) => [name, type])).toEqual([
    ["date", "time"],
    ["delay", "number"],
    ["distance", "number"],
    ["origin", "text"],
    ["destination", "text"],
  ]);
});

test("lines of JSON with lists, long integers, booleans and what is not a number", async () => {
  const lines = [
    { id: 1, tags: ["a", "b"], ok: true, mixed: 1 },
    { id: 2, tags: [], ok: false, mixed: "x" },
  ].map((line) => JSON.stringify(line));
  const big = lines.map((line, i) => line.replace(/\}$/, `,"big":9007199254940993${i}}`));
  await using context = await toolContext({ files: { "a.ndjson": big.join("\n") } });
  const { output } = await runTool(describe, { file: "a.ndjson" }, context);
  expect(output.columns.map(({ name, type }) => [name, type])).toEqual([
    ["id", "number"],
    ["tags", "text"],
    ["ok", "boolean"],
    ["mixed", "text"],
    ["big", "text"],
  ]);
});
