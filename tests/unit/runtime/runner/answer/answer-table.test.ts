import { describe, expect, test } from "vitest";
import type { Table } from "../../../../../src/catalog/shapes.ts";
import { answerTable, askedFirst } from "../../../../../src/runtime/runner/answer/answer-table.ts";

const wide = (columns: number, rows: number): Table => ({
  title: "Wide",
  columns: Array.from({ length: columns }, (_, i) => ({
    name: `c_${i}`,
    type: i === 1 ? ("text" as const) : ("number" as const),
  })),
  rows: Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(Array.from({ length: columns }, (__, i) => [`c_${i}`, row * 100 + i])),
  ),
});
const names = (table: Table | undefined) => table?.columns.map(({ name }) => name);

describe("what of a table stands in an answer", () => {
  test("a small one whole, with nothing to be said of it", () => {
    expect(answerTable(wide(5, 12))).toEqual({ table: wide(5, 12), cut: "" });
  });

  test("of a long and wide one the beginning, and how much that is", () => {
    const shown = answerTable(wide(7, 50));
    expect(shown?.table.rows).toHaveLength(12);
    expect(names(shown?.table)).toEqual(["c_0", "c_1", "c_2", "c_3", "c_4"]);
    expect(shown?.cut).toBe("first 12 of 50 rows, 5 of 7 columns");
  });

  test("rows that the task itself left out count", () => {
    const excerpt = { totalRows: 12_345, kept: "the first 20 rows" };
    expect(answerTable({ ...wide(2, 20), excerpt })?.cut).toBe("first 12 of 12,345 rows");
  });

  test("a column of long texts is passed over for the next one", () => {
    const { columns, rows } = wide(4, 3);
    const long = rows.map((row) => ({ ...row, c_1: "x".repeat(73) }));
    expect(names(answerTable({ title: "", columns, rows: long })?.table)).toEqual([
      "c_0",
      "c_2",
      "c_3",
    ]);
  });

  test("columns that would not stay on the lines of a terminal are left out", () => {
    const { columns, rows } = wide(5, 3);
    const long = rows.map((row) => ({ ...row, c_0: "x".repeat(60), c_2: "y".repeat(60) }));
    const shown = answerTable({ title: "", columns, rows: long });
    expect(names(shown?.table)).toEqual(["c_0", "c_1", "c_3", "c_4"]);
    expect(shown?.cut).toBe("4 of 5 columns");
  });

  test("nothing, where one row or one column is all there is", () => {
    expect(answerTable(wide(5, 1))).toBeUndefined();
    expect(answerTable(wide(1, 5))).toBeUndefined();
  });
});

describe("a wide table begins with what was asked for", () => {
  test("behind what its rows are called, in whichever way the column is written", () => {
    const asked = askedFirst(wide(8, 2), { by: "C 7", where: [{ column: "c_4" }], n: 3 });
    expect(names(asked)?.slice(0, 4)).toEqual(["c_1", "c_4", "c_7", "c_0"]);
    expect(names(asked)).toHaveLength(8);
  });

  test("it stays as it is when nothing was named, or when all of it can be seen", () => {
    expect(askedFirst(wide(8, 2), { file: "a.csv" })).toEqual(wide(8, 2));
    expect(askedFirst(wide(5, 2), { by: "c_4" })).toEqual(wide(5, 2));
  });
});
