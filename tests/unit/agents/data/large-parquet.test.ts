/** Long Parquet files are read where they lie, and give what a copy of them would give. */
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { compute } from "../../../../src/agents/data/compute.ts";
import { query } from "../../../../src/agents/data/query.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

/** From 200,000 rows on. */
const ROWS = 210_000;

/** A context whose workspace holds `long.parquet`, with the rows of a SELECT. */
async function contextWith(select: string) {
  const context = await toolContext({ files: { "note.txt": "" } });
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`COPY (${select}) TO '${context.resolve("long.parquet")}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
  return context;
}

const PLAIN = `SELECT i AS id, 'item ' || (i % 7) AS item, (i % 100)::DECIMAL(10, 2) AS amount FROM range(${ROWS}) t(i)`;

test("sums, groups and the order of rows are those of the file", async () => {
  await using context = await contextWith(PLAIN);
  const { output } = await runTool(
    compute,
    {
      file: "long.parquet",
      group: ["item"],
      measures: [{ how: "sum", column: "amount" }, { how: "count" }],
      order: [{ column: "item" }],
    },
    context,
  );
  const expected = Array.from({ length: 7 }, (_, item) => {
    const own = Array.from({ length: ROWS }, (__, i) => i).filter((i) => i % 7 === item);
    const amount = own.reduce((sum, i) => sum + (i % 100), 0);
    return { item: `item ${item}`, "total amount": amount, rows: own.length };
  });
  expect(output.table.rows).toEqual(expected);
  const kept = await runTool(
    compute,
    { file: "long.parquet", where: [{ column: "item", op: "=", value: "item 3" }] },
    context,
  );
  expect(kept.output.table.rows.slice(0, 3).map(({ id }) => id)).toEqual([3, 10, 17]);
});

test("a query over it sees its columns, and no other", async () => {
  await using context = await contextWith(PLAIN);
  const sql = "SELECT * FROM data ORDER BY id DESC LIMIT 1";
  const { output } = await runTool(query, { file: "long.parquet", sql }, context);
  expect(output.table.rows).toEqual([
    { id: ROWS - 1, item: `item ${(ROWS - 1) % 7}`, amount: (ROWS - 1) % 100 },
  ]);
});

test("a query over the table of an earlier task sees its columns, and no other", async () => {
  await using context = await contextWith(PLAIN);
  const { output } = await runTool(compute, { file: "long.parquet" }, context);
  const whole = output.table.whole ?? expect.fail("all rows are on the bus");
  // The next task has a folder of its own.
  await rename(join(context.bus, whole.file), join(context.bus, "earlier.parquet"));
  const table = { ...output.table, whole: { ...whole, file: "earlier.parquet" } };
  const sql = "SELECT * FROM data LIMIT 1";
  const found = await runTool(query, { table, sql }, context);
  expect(found.output.table.columns.map(({ name }) => name)).toEqual(["id", "item", "amount"]);
});

test("a query tells how its columns were read, and nothing of others", async () => {
  await using context = await contextWith(
    `SELECT i AS id, TIMESTAMPTZ '2024-01-01 00:00:00+01' + to_minutes(i) AS moment FROM range(${ROWS}) t(i)`,
  );
  await runTool(query, { file: "long.parquet", sql: "SELECT max(id) AS id FROM data" }, context);
  expect(context.notes).toEqual([]);
  await runTool(
    query,
    { file: "long.parquet", sql: "SELECT max(moment) AS last FROM data" },
    context,
  );
  expect(context.notes.map(({ text }) => text)).toEqual([
    'long: times in column "moment" are in UTC',
  ]);
});

test("rows of totals are left out, whatever the size", async () => {
  await using context = await contextWith(
    `SELECT 'item ' || i AS item, 1 AS amount FROM range(${ROWS}) t(i) UNION ALL SELECT 'Total', ${ROWS}`,
  );
  const { output } = await runTool(
    compute,
    { file: "long.parquet", measures: [{ how: "sum", column: "amount" }] },
    context,
  );
  expect(output.value).toBe(ROWS);
  expect(context.notes.map(({ text }) => text)).toContain(
    'long: the row of totals "Total" is left out',
  );
});

test("values with blanks around them are trimmed, and marks of nothing are nothing", async () => {
  await using context = await contextWith(
    `SELECT CASE i % 3 WHEN 0 THEN ' a' WHEN 1 THEN 'a' ELSE 'n/a' END AS item, i % 5 AS amount FROM range(${ROWS}) t(i)`,
  );
  const { output } = await runTool(
    compute,
    { file: "long.parquet", group: ["item"], measures: [{ how: "count" }] },
    context,
  );
  expect(output.table.rows).toEqual(
    expect.arrayContaining([
      { item: "a", rows: (ROWS / 3) * 2 },
      { item: null, rows: ROWS / 3 },
    ]),
  );
});

test("columns with the names that a view needs are columns as any other", async () => {
  await using context = await contextWith(
    `SELECT i AS "#row", i + 1 AS rowid, i + 2 AS file_row_number FROM range(${ROWS}) t(i)`,
  );
  const { output } = await runTool(compute, { file: "long.parquet", limit: 1 }, context);
  expect(output.table.rows).toEqual([{ "#row": 0, rowid: 1, file_row_number: 2 }]);
});

test("a file that is no Parquet is refused by its name", async () => {
  await using context = await toolContext({ files: { "note.txt": "" } });
  await writeFile(join(context.resolve("."), "broken.parquet"), "PAR1 and no more");
  await expect(runTool(compute, { file: "broken.parquet" }, context)).rejects.toThrow(
    /^broken\.parquet cannot be read/,
  );
});
