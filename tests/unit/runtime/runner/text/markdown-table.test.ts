import { describe, expect, test } from "vitest";
import type { Table } from "../../../../../src/catalog/shapes.ts";
import {
  isSmallTable,
  markdownTable,
} from "../../../../../src/runtime/runner/text/markdown-table.ts";

const table: Table = {
  title: "Authors",
  columns: [
    { name: "author", type: "text" },
    { name: "share", type: "number" },
  ],
  rows: [
    { author: "Ann", share: 12.5 },
    { author: "B|b", share: 1000 },
    { author: "Cy", share: null },
  ],
};

test("a table is aligned, with numbers to the right and equally many decimals", () => {
  expect(markdownTable(table)).toBe(
    [
      "| author |    share |",
      "| ------ | -------: |",
      "| Ann    |    12.50 |",
      "| B\\|b   | 1,000.00 |",
      "| Cy     |          |",
    ].join("\n"),
  );
});

describe("isSmallTable", () => {
  const rows = (number: number) =>
    Array.from({ length: number }, (_, i) => ({ author: `a${i}`, share: i }));

  test("takes tables that are read at a glance", () => {
    expect(isSmallTable(table)).toBe(true);
    expect(isSmallTable({ ...table, rows: rows(12) })).toBe(true);
  });

  test("leaves out single rows, long and wide tables, and long cells", () => {
    expect(isSmallTable({ ...table, rows: rows(1) })).toBe(false);
    expect(isSmallTable({ ...table, rows: rows(13) })).toBe(false);
    expect(isSmallTable({ ...table, columns: table.columns.slice(0, 1) })).toBe(false);
    expect(isSmallTable({ ...table, rows: [{ author: "x".repeat(73) }, { author: "" }] })).toBe(
      false,
    );
  });
});
