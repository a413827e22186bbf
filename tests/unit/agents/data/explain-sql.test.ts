import { expect, test } from "vitest";
import { explainSql } from "../../../../src/agents/data/facts/explain-sql.ts";
import type { ColumnFacts } from "../../../../src/contract/facts.ts";

const columns: readonly ColumnFacts[] = [
  { name: "region", type: "text" },
  { name: "day", type: "time" },
  { name: "load kg", type: "number" },
];

test.each([
  'SELECT region, sum("load kg") FROM data GROUP BY region',
  "SELECT * FROM data LIMIT 10;",
  "-- a comment\nSELECT region FROM data",
  // Columns may have finer types than facts know: what depends on them is left to the tool.
  "SELECT day + region FROM data",
])("%s can be run, or nobody knows yet", async (sql) => {
  expect(await explainSql(sql, columns)).toBeUndefined();
});

test.each([
  ["SELECT regoin FROM data", /regoin/],
  ["SELECT * FROM harvest", /Table with name harvest does not exist/],
  ["SELECT region, day FROM data GROUP BY region", /GROUP BY/],
  ["SELECT totally(region) FROM data", /totally/],
  ["SELEC region FROM data", /not valid/],
  ["DROP TABLE data", /other than SELECT/],
  ["SELECT 1; SELECT 2", /2 statements/],
  ["SELECT * FROM read_csv('/etc/passwd')", /read_csv/],
  ["SELECT * FROM '/etc/passwd'", /passwd/],
])("%s cannot, and it is said why", async (sql, words) => {
  expect(await explainSql(sql, columns)).toMatch(words);
});
