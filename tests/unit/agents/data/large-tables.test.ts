/** Nothing is cut in silence: what does not travel within a table goes on as a file, and whoever computes reads it. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join as pathJoin } from "node:path";
import { expect, test } from "vitest";
import { aggregate } from "../../../../src/agents/data/aggregate.ts";
import { compute } from "../../../../src/agents/data/compute.ts";
import { join } from "../../../../src/agents/data/join.ts";
import { query } from "../../../../src/agents/data/query.ts";
import { timeseries } from "../../../../src/agents/data/timeseries.ts";
import { chart } from "../../../../src/agents/report/chart.ts";
import { table as showTable } from "../../../../src/agents/report/table.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

const ROWS = 15_000;

function files() {
  const orders = Array.from({ length: ROWS }, (_, i) => `${i % 100},${(i % 7) + 0.25},o${i}`);
  const shops = Array.from({ length: 100 }, (_, i) => `${i},${i % 2 === 0 ? "south" : "north"}`);
  return {
    "orders.csv": `shop,amount,order\n${orders.join("\n")}\n`,
    "shops.csv": `shop,region\n${shops.join("\n")}\n`,
  };
}

/** The same sums, row by row. */
function expected() {
  const totals = { north: 0, south: 0 };
  for (let i = 0; i < ROWS; i++) totals[(i % 100) % 2 === 0 ? "south" : "north"] += (i % 7) + 0.25;
  return totals;
}

test("a join of more rows than a table carries is added up whole by the next task", async () => {
  await using context = await toolContext({ files: files() });
  const joined = await runTool(
    join,
    { file: "orders.csv", other: "shops.csv", on: "shop" },
    context,
  );
  const { table } = joined.output;
  expect(joined.output).toMatchObject({ rows: ROWS, truncated: true });
  expect(table.rows).toHaveLength(10_000);
  expect(table.excerpt).toEqual({
    totalRows: ROWS,
    kept: "the first 10,000 in the order of the table",
  });
  const { output } = await runTool(
    aggregate,
    { table, how: "sum", measure: "amount", by: ["region"] },
    context,
  );
  const { north, south } = expected();
  expect(output.value).toBe(north + south);
  expect(output.values).toBe(ROWS);
  expect(
    Object.fromEntries(output.table.rows.map((row) => [row["region"], row["total amount"]])),
  ).toEqual({ north, south });
});

test("through three tasks, rows in the order of the first file, the same bytes every time", async () => {
  await using context = await toolContext({ files: files() });
  const run = async () => {
    const joined = await runTool(
      compute,
      { file: "orders.csv", files: ["shops.csv"], join: [{ on: ["shop"] }] },
      context,
    );
    const kept = await runTool(
      compute,
      { table: joined.output.table, where: [{ column: "amount", op: ">", value: 1 }] },
      context,
    );
    const whole = kept.output.table.whole;
    const bytes = await readFile(pathJoin(context.bus, whole?.file ?? ""));
    const totals = await runTool(
      compute,
      { table: kept.output.table, group: ["region"], measures: [{ how: "sum", column: "amount" }] },
      context,
    );
    return {
      hash: createHash("sha256").update(bytes).digest("hex"),
      kept: kept.output,
      rows: totals.output.table.rows,
    };
  };
  const first = await run();
  expect(first.kept.rows).toBe(
    Array.from({ length: ROWS }, (_, i) => i % 7).filter((n) => n > 0).length,
  );
  expect(first.kept.table.rows.slice(0, 3).map((row) => row["order"])).toEqual(["o1", "o2", "o3"]);
  const second = await run();
  expect(second.hash).toBe(first.hash);
  expect(second.rows).toEqual(first.rows);
});

test("several partners come in the order of their file, also when there are many rows", async () => {
  const right = Array.from({ length: 12_000 }, (_, i) => `${i % 4},r${i}`).join("\n");
  await using context = await toolContext({
    files: { "l.csv": "k\n0\n1\n2\n3\n", "r.csv": `k,v\n${right}\n` },
  });
  const { output } = await runTool(
    compute,
    { file: "l.csv", files: ["r.csv"], join: [{ on: ["k"] }] },
    context,
  );
  expect(output.table.rows.slice(0, 3).map((row) => row["v"])).toEqual(["r0", "r4", "r8"]);
  expect(output.table.excerpt?.totalRows).toBe(12_000);
});

test("a query gives all rows to the next task, however few it lists", async () => {
  await using context = await toolContext({ files: files() });
  const sql = "SELECT shop, sum(amount) AS total FROM data GROUP BY shop ORDER BY shop";
  const { output } = await runTool(query, { file: "orders.csv", sql, limit: 5 }, context);
  expect(output.table.rows).toHaveLength(5);
  expect(output).toMatchObject({ rows: 5, totalRows: 100, truncated: true });
  const counted = await runTool(
    compute,
    { table: output.table, measures: [{ how: "count" }] },
    context,
  );
  expect(counted.output.value).toBe(100);
});

const part = {
  title: "Part",
  columns: [
    { name: "k", type: "text" as const },
    { name: "n", type: "number" as const },
  ],
  rows: [
    { k: "a", n: 1 },
    { k: "b", n: 2 },
  ],
  excerpt: { totalRows: 500, kept: "the first 2 in the order of the answer" },
};

test("what computes refuses a part without the whole; what shows it says so", async () => {
  await using context = await toolContext();
  const refused = {
    message: 'The table "Part" holds only 2 of 500 rows (the first 2 in the order of the answer).',
  };
  await expect(
    runTool(compute, { table: part, measures: [{ how: "count" }] }, context),
  ).rejects.toMatchObject(refused);
  await expect(runTool(aggregate, { table: part, how: "sum" }, context)).rejects.toMatchObject(
    refused,
  );
  await expect(runTool(timeseries, { table: part }, context)).rejects.toMatchObject(refused);
  await expect(runTool(chart, { table: part, kind: "pie" }, context)).rejects.toMatchObject(
    refused,
  );
  await runTool(chart, { table: part, kind: "bar" }, context);
  expect(context.notes).toEqual([
    {
      kind: "cut",
      text: 'the chart "Part" shows 2 of 500 rows (the first 2 in the order of the answer)',
    },
  ]);
  const shown = await runTool(showTable, { table: part }, context);
  expect(shown.output).toMatchObject({ rows: 500, shown: 2 });
  expect(shown.output.passage.text).toContain("*498 more rows are not shown.*");
});

test("a chart of a table whose whole lies elsewhere says that it shows a part", async () => {
  await using context = await toolContext({ files: files() });
  const { output } = await runTool(compute, { file: "orders.csv" }, context);
  expect(output.table.whole).toBeDefined();
  await runTool(chart, { table: output.table, kind: "point", x: "shop", y: "amount" }, context);
  expect(context.notes).toContainEqual({
    kind: "cut",
    text: expect.stringContaining("10,000 of 15,000 rows"),
  });
});
