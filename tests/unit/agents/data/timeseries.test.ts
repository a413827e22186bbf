/** Expected numbers are from python3 and awk over the same files. */
import { expect, test } from "vitest";
import { timeseries } from "../../../../src/agents/data/timeseries.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { vegaDatasets } from "../../../support/vega-datasets.ts";

test("monthly mean of two names, found in whichever column holds them", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const input = { file: "stocks.csv", measure: "prices", only: ["aapl", "MSFT"] };
  const { output, headline } = await runTool(timeseries, { ...input, bucket: "month" }, context);
  expect(output.series).toHaveLength(2);
  const [apple, microsoft] = output.series;
  expect(apple).toMatchObject({
    name: "AAPL",
    count: 123,
    min: 7.07,
    minAt: "2003-03-01",
    max: 223.02,
    maxAt: "2010-03-01",
    first: 25.94,
    firstAt: "2000-01-01",
    last: 223.02,
  });
  expect(apple?.mean).toBeCloseTo(64.73048780487805, 10);
  expect(apple?.change).toBeCloseTo(197.08, 10);
  expect(apple?.changePercent).toBeCloseTo(759.7532767925984, 9);
  expect(microsoft).toMatchObject({ name: "MSFT", count: 123, max: 43.22, maxAt: "2000-03-01" });
  expect(microsoft?.mean).toBeCloseTo(24.73674796747969, 10);
  expect(output.table.columns).toEqual([
    { name: "date", type: "time", period: "month" },
    { name: "symbol", type: "text" },
    { name: "mean price", type: "number" },
  ]);
  expect(output.table.rows).toHaveLength(246);
  expect(output.table.rows[0]).toEqual({
    date: "2000-01-01",
    symbol: "AAPL",
    "mean price": 25.94,
  });
  expect(headline).toBe(
    "AAPL averaged 64.73 over 123 months; highest 223.02 in 2010-03, lowest 7.07 in 2003-03. " +
      "MSFT averaged 24.74 over 123 months; highest 43.22 in 2000-03, lowest 15.81 in 2009-02. " +
      // 64.73048780 / 24.73674797
      "AAPL averaged 2.62 times as much as MSFT.",
  );
});

test("measure, bucket and time are found when not given; series are not, and the column that has them is named", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const { output } = await runTool(timeseries, { file: "stocks.csv" }, context);
  expect(output.bucket).toBe("month");
  // python3: the mean of the four prices of January 2000, to 4 digits.
  expect(output.points).toHaveLength(123);
  expect(output.points[0]).toMatchObject({ at: "2000-01-01", value: 57.7075 });
  expect(context.notes).toEqual([
    {
      kind: "assumed",
      text: "all rows of one time are taken together: by symbol they would be series of their own",
    },
  ]);
});

test("series of every value of a column that is named", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const input = { file: "stocks.csv", by: "symbol" };
  const { output, headline } = await runTool(timeseries, input, context);
  expect(context.notes).toEqual([]);
  expect(output.series.map(({ name, count }) => [name, count])).toEqual([
    ["GOOG", 68],
    ["IBM", 123],
    ["AAPL", 123],
    ["AMZN", 123],
    ["MSFT", 123],
  ]);
  expect(headline).toContain(
    "5 series: GOOG averaged the most (415.87) and MSFT the least (24.74)",
  );
});

test("daily values become a mean per month, for one series also as points", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const input = { file: "weather.csv", measure: "temp_max", only: ["Seattle"] };
  const { output } = await runTool(timeseries, { ...input, bucket: "month" }, context);
  const [seattle] = output.series;
  expect(seattle).toMatchObject({ count: 48, maxAt: "2015-07-01", minAt: "2013-01-01" });
  expect(seattle?.mean).toBeCloseTo(16.40327880846443, 10);
  expect(seattle?.max).toBeCloseTo(28.093548387096778, 10);
  expect(output.points).toHaveLength(48);
});

test("totals of years are not split by themselves", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const input = { file: "iowa-electricity.csv", how: "sum", bucket: "year" } as const;
  const { output, headline } = await runTool(timeseries, input, context);
  expect(output.series).toHaveLength(1);
  expect(output.series[0]).toMatchObject({
    count: 17,
    min: 40651,
    minAt: "2001-01-01",
    max: 57509,
  });
  expect(headline).toContain("averaged 50,850.12 a year over 17 years; highest 57,509 in 2010");
});

test("a column of years is time enough, and gaps are not called years", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const { output, headline } = await runTool(
    timeseries,
    { file: "wheat.json", measure: "wheat" },
    context,
  );
  expect(output.bucket).toBe("year");
  expect(output.points[0]).toEqual({ at: "1565-01-01", value: 41 });
  expect(headline).toContain("over 52 points from 1565 to 1820");
});

test("two columns of numbers are two series", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const input = { file: "seattle-weather.csv", only: ["temp_max", "temp min"] };
  const { output } = await runTool(timeseries, { ...input, bucket: "year" }, context);
  expect(output.series.map(({ name }) => name)).toEqual(["temp_max", "temp_min"]);
});

test("counts rows by time, and takes a table in place of a file", async () => {
  await using context = await toolContext();
  const table = {
    title: "Visits",
    columns: [
      { name: "when", type: "time" as const },
      { name: "who", type: "text" as const },
    ],
    rows: [
      { when: "2024-01-01", who: "Ann" },
      { when: "2024-01-31T23:59:59", who: "Bob" },
      { when: "2024-02-01T00:00:00", who: "Ann" },
      { when: null, who: "Cid" },
    ],
  };
  const { output } = await runTool(timeseries, { table, how: "count", bucket: "month" }, context);
  expect(output.points).toEqual([
    { at: "2024-01-01", value: 2 },
    { at: "2024-02-01", value: 1 },
  ]);
});

test("what is asked for and not there is named, with the nearest", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const run = (input: object) => runTool(timeseries, input, context);
  await expect(run({ file: "stocks.csv", only: ["APPL"] })).rejects.toMatchObject({
    message: 'No column of stocks holds "APPL".',
    help: 'Did you mean "AAPL"? symbol holds AAPL, AMZN, GOOG, IBM, MSFT.',
  });
  // MSFT is the nearest to it, and nothing that anybody could have meant.
  await expect(run({ file: "stocks.csv", only: ["TSLA"] })).rejects.toMatchObject({
    message: 'No column of stocks holds "TSLA".',
    help: "symbol holds AAPL, AMZN, GOOG, IBM, MSFT.",
  });
  await expect(run({ file: "cars.json" })).rejects.toMatchObject({
    message: "cars has several columns of numbers.",
    help: expect.stringContaining("Horsepower"),
  });
  await expect(run({ file: "stocks.csv", time: "symbol" })).rejects.toThrow(
    'Column "symbol" of stocks holds no dates.',
  );
  await expect(run({ file: "airports.csv", measure: "latitude" })).rejects.toThrow(
    "airports has no column of dates or times.",
  );
});
