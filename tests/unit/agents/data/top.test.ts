/** Expected rows are from python3 over the same files. */
import { expect, test } from "vitest";
import { top } from "../../../../src/agents/data/top.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { vegaDatasets } from "../../../support/vega-datasets.ts";

test("the rows with the largest values", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const { output, headline } = await runTool(top, { file: "stocks.csv", n: 3 }, context);
  expect(output.table.rows).toEqual([
    { symbol: "GOOG", date: "2007-10-01", price: 707 },
    { symbol: "GOOG", date: "2007-11-01", price: 693 },
    { symbol: "GOOG", date: "2007-12-01", price: 691.48 },
  ]);
  expect(headline).toContain("The largest price of 560 rows: GOOG, 2007-10-01 with 707.");
});

test("the smallest among named rows; those without a value do not rank", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const input = { file: "weather.csv", measure: "temp_min", order: "smallest", n: 2 } as const;
  const { output } = await runTool(top, { ...input, only: ["new york"] }, context);
  expect(output.total).toBe(1461);
  expect(output.table.rows.map(({ date, temp_min }) => [date, temp_min])).toEqual([
    ["2014-01-04", -16],
    ["2015-02-20", -16],
  ]);
});

test("ranked by a column of which one word is enough", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const input = { file: "movies.json", measure: "movies", by: "worldwide", n: 2 };
  const { output } = await runTool(top, input, context);
  expect(output).toMatchObject({ measure: "Worldwide Gross", total: 3194 });
  expect(output.table.rows.map((row) => [row["Title"], row["Worldwide Gross"]])).toEqual([
    ["Avatar", 2767891499],
    ["Titanic", 1842879955],
  ]);
  expect(output.table.columns.at(-1)?.name).toBe("Worldwide Gross");
});

test("a table of an earlier task ranks like a file", async () => {
  await using context = await toolContext();
  const table = {
    title: "Scores",
    columns: [
      { name: "who", type: "text" as const },
      { name: "mean score", type: "number" as const },
    ],
    rows: [
      { who: "Ann", "mean score": 2 },
      { who: "Bob", "mean score": null },
      { who: "Cid", "mean score": 7 },
    ],
  };
  const { output } = await runTool(top, { table, measure: "score", n: 5 }, context);
  expect(output.table.rows.map(({ who }) => who)).toEqual(["Cid", "Ann"]);
  expect(output.total).toBe(2);
});

test("a column that is nowhere: the nearest, and all", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  await expect(
    runTool(top, { file: "stocks.csv", measure: "prise" }, context),
  ).rejects.toMatchObject({
    message: 'stocks has no column "prise".',
    help: 'The nearest is "price". Columns: symbol, date, price.',
  });
});
