import { describe, expect, test } from "vitest";
import { cellFormat, cellText } from "../../../../../src/runtime/runner/text/cells.ts";
import { count, formatNumber } from "../../../../../src/runtime/runner/text/format-number.ts";

test.each([
  [2010, "2010"],
  [12345, "12,345"],
  [1204331.22, "1,204,331.22"],
  [64.7305, "64.73"],
  [-2.34567, "-2.35"],
  [0.00012345, "0.000123"],
  [0, "0"],
])("formatNumber(%d) is %s", (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test("count takes the plural but for one", () => {
  expect([count(0, "row"), count(1, "row"), count(12345, "row")]).toEqual([
    "0 rows",
    "1 row",
    "12,345 rows",
  ]);
});

describe("cells of a column", () => {
  const written = (column: readonly (number | string | null)[]) => {
    const format = cellFormat(column);
    return column.map(format);
  };

  test("line up when some are fractions", () => {
    expect(written([1, 2.5, 1234.567])).toEqual(["1.00", "2.50", "1,234.57"]);
    expect(written([0.3421, 0.08, 0])).toEqual(["0.342", "0.080", "0.000"]);
  });

  test("keep whole numbers whole and small ones visible", () => {
    expect(written([2010, 1999, null])).toEqual(["2010", "1999", ""]);
    expect(written([10_031, 9061])).toEqual(["10,031", "9,061"]);
    expect(written([0.0004, 12.5])).toEqual(["0.0004", "12.5000"]);
  });

  test("are one line of plain text", () => {
    expect(cellText("a\nb")).toBe("a b");
    expect(cellText(undefined)).toBe("");
    expect(cellText(true)).toBe("true");
  });
});
