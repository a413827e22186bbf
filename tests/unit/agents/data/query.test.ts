import { expect, test } from "vitest";
import { query } from "../../../../src/agents/data/query.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { vegaDatasets } from "../../../support/vega-datasets.ts";

test("a SELECT over the file", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const sql =
    "SELECT symbol, avg(price) AS mean, count(*) AS n FROM data GROUP BY symbol ORDER BY mean DESC";
  const { output, headline } = await runTool(query, { file: "stocks.csv", sql }, context);
  expect(output).toMatchObject({ rows: 5, truncated: false });
  expect(output.table.rows[0]).toEqual({
    symbol: "GOOG",
    mean: expect.closeTo(415.8704411764705, 10),
    n: 68,
  });
  expect(headline).toBe("5 rows; the first one: symbol GOOG, mean 415.87, n 68.");
});

test("dates come as ISO text, and what JSON cannot hold as null or text", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const sql = `SELECT date, date + INTERVAL 90 MINUTE AS later, 'nan'::DOUBLE AS nothing,
    [1, 2] AS list, 1.5::DECIMAL(4, 2) AS decimal, 1::HUGEINT AS whole, true AS yes
    FROM data ORDER BY date LIMIT 1`;
  const { output } = await runTool(query, { file: "sp500.csv", sql }, context);
  expect(output.table.rows).toEqual([
    {
      date: "2000-01-01",
      later: "2000-01-01T01:30:00",
      nothing: null,
      list: "[1,2]",
      decimal: 1.5,
      whole: 1,
      yes: true,
    },
  ]);
});

test("no more rows than the limit", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const input = { file: "stocks.csv", sql: "FROM data", limit: 7 };
  const { output } = await runTool(query, input, context);
  expect(output.table.rows).toHaveLength(7);
  expect(output.truncated).toBe(true);
});

test("joins and tables of its own making are fine", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const sql = `WITH best AS (SELECT symbol, max(price) AS most FROM data GROUP BY symbol)
    SELECT i, data.symbol FROM data JOIN best ON most = price CROSS JOIN range(2) AS r(i)
    WHERE data.symbol = 'AAPL' ORDER BY i`;
  const { output } = await runTool(query, { file: "stocks.csv", sql }, context);
  expect(output.table.rows).toEqual([
    { i: 0, symbol: "AAPL" },
    { i: 1, symbol: "AAPL" },
  ]);
});

test.for([
  ["DROP TABLE data", "other than SELECT"],
  ["INSERT INTO data VALUES ('X', NULL, 1)", "other than SELECT"],
  ["UPDATE data SET price = 0", "other than SELECT"],
  ["CREATE TABLE copy AS FROM data", "other than SELECT"],
  ["COPY data TO 'stolen.csv'", "other than SELECT"],
  ["EXPORT DATABASE 'stolen'", "other than SELECT"],
  ["ATTACH 'other.db'", "other than SELECT"],
  ["INSTALL httpfs", "other than SELECT"],
  ["LOAD httpfs", "other than SELECT"],
  ["SET enable_external_access = true", "other than SELECT"],
  ["PRAGMA database_list", "other than SELECT"],
  ["CALL enable_logging(storage = 'file')", "other than SELECT"],
  ["SELECT 1; DROP TABLE data", "other than SELECT"],
  ["SELECT 1; SELECT 2", "2 statements"],
  ["", "0 statements"],
  ["-- nothing", "0 statements"],
  ["SELECT * FROM read_csv('cars.json')", "table function read_csv"],
  ["SELECT * FROM READ_TEXT('/etc/passwd')", "table function read_text"],
  ["SELECT * FROM main.glob('*')", "table function glob"],
  ["SELECT (SELECT count(*) FROM glob('*')) AS n", "table function glob"],
  ["WITH x AS (FROM read_blob('/etc/passwd')) FROM x", "table function read_blob"],
  ["FROM data WHERE price IN (SELECT size FROM read_text('/etc/passwd'))", "table function"],
  ["FROM enable_logging(storage = 'file')", "table function enable_logging"],
  ["FROM query('FROM read_text(''/etc/passwd'')')", "table function query"],
  ["SELECT * FROM 'sp500.csv'", "operations are disabled"],
  ['SELECT * FROM "/etc/passwd"', "/etc/passwd does not exist"],
  ["SELEC 1", 'not valid: syntax error at or near "SELEC"'],
  ["SELECT nope FROM data", '"nope" not found'],
] as const)("refused: %s", async ([sql, reason]) => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const input = { file: "stocks.csv", sql: sql === "" ? " " : sql };
  await expect(runTool(query, input, context)).rejects.toMatchObject({
    name: "ToolError",
    message: expect.stringContaining(reason),
    help: expect.stringContaining("symbol"),
  });
});

test("a query that would never end is stopped by cancelling", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const sql =
    "SELECT sum(a.price * b.price * c.price * d.price) AS s FROM data a, data b, data c, data d";
  const running = runTool(query, { file: "stocks.csv", sql }, context);
  setTimeout(() => context.cancel(), 500);
  await expect(running).rejects.toThrow(/interrupt/i);
});
