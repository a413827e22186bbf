import { expect, test } from "vitest";
import type { JsonObject } from "../../../../../src/contract/json.ts";
import { shownValues } from "../../../../../src/runtime/host/gates/shown-values.ts";

const tableOf = (rows: number) => ({
  title: "Sales",
  columns: [{ name: "n", type: "number" }],
  rows: Array.from({ length: rows }, (_, n) => ({ n })),
});

test("a long table stays a table, of the rows that have room, and says how many there are", () => {
  const { sales } = shownValues({ sales: tableOf(5000) });
  const { rows, excerpt } = sales as JsonObject & { rows: JsonObject[]; excerpt: JsonObject };
  expect(JSON.stringify(sales).length).toBeLessThan(4200);
  expect(rows.length).toBeGreaterThan(100);
  expect(rows[0]).toEqual({ n: 0 });
  expect(excerpt["totalRows"]).toBe(5000);
});

test("what was a part of a table before still says so", () => {
  const part = { totalRows: 90_000, kept: "the largest 5,000" };
  expect(shownValues({ t: { ...tableOf(5000), excerpt: part } })["t"]).toMatchObject({
    excerpt: part,
  });
});

test("anything else that is long is cut as text, and says so; what is short is left", () => {
  const shown = shownValues({ list: Array.from({ length: 5000 }, () => 1), few: tableOf(2) });
  expect(shown["list"]).toMatch(/^\[1,1,.* … \(10,001 characters in all\)$/);
  expect(shown["few"]).toEqual(tableOf(2));
});

test("a table whose first row has no room is cut as text", () => {
  const wide = { ...tableOf(0), rows: [{ n: "x".repeat(5000) }] };
  expect(shownValues({ wide })["wide"]).toMatch(/characters in all\)$/);
});
