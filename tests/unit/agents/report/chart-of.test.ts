/** What a chart of a table shows: its kind, the order of its labels, and what it admits to leave out. */
import { DOMParser } from "linkedom";
import { describe, expect, test } from "vitest";
import type { Table } from "../../../../src/catalog/authoring.ts";
import { chart } from "../../../../src/agents/report/chart.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { tableOf } from "./tables.ts";

async function drawn(
  table: Table,
  request: {
    readonly kind?: "bar" | "pie" | "point" | "line";
    readonly x?: string;
    readonly y?: string;
  } = {},
) {
  await using context = await toolContext();
  const { output, headline } = await runTool(chart, { table, ...request }, context);
  const svg = new DOMParser().parseFromString(
    await context.readText(output.chart.file),
    "image/svg+xml",
  );
  const texts = (of: string) => [...svg.querySelectorAll(of)].map((text) => text.textContent ?? "");
  return {
    ...output,
    headline,
    texts: texts("text"),
    axis: texts(".role-axis-label text"),
    shapes: (mark: string) => svg.querySelectorAll(`.mark-${mark}.role-mark path`).length,
    notes: [...context.notes],
  };
}

const withUnits = (table: Table, units: Readonly<Record<string, string>>): Table => ({
  ...table,
  columns: table.columns.map((column) => ({
    ...column,
    ...(units[column.name] !== undefined && { unit: units[column.name] }),
  })),
});

describe("a single value is a figure", () => {
  test("with its unit and what it is about", async () => {
    const table = withUnits(tableOf([{ region: "North", sales: 1_234_000 }]), { sales: "EUR" });
    const seen = await drawn(table);
    expect(seen).toMatchObject({ kind: "figure", x: "", y: ["sales"], points: 1 });
    expect(seen.texts).toEqual(expect.arrayContaining(["Sales (EUR)", "1,234,000", "North"]));
    expect(seen.shapes("rect")).toBe(0);
    expect(seen.headline).toContain("The figure");
  });

  test("also where bars or slices were asked for, and of a column alone", async () => {
    expect(await drawn(tableOf([{ region: "North", sales: 1 }]), { kind: "bar" })).toMatchObject({
      kind: "figure",
    });
    expect(await drawn(tableOf([{ mean: 3.4567 }]))).toMatchObject({ kind: "figure", y: ["mean"] });
  });

  test("of several measures, four side by side, and says what is left", async () => {
    const seen = await drawn(tableOf([{ a: 1, b: 2, c: 3, d: 4, e: 5 }]));
    expect(seen.y).toEqual(["a", "b", "c", "d"]);
    expect(seen.notes).toEqual([{ kind: "cut", text: 'the chart "T" shows 4 of 5 values' }]);
  });
});

describe("labels", () => {
  test("stand in their own order, months cut to fit, what has none at the end", async () => {
    const months = tableOf(
      ["March", "January", "February"].map((month, i) => ({ month, n: i + 1 })),
    );
    expect((await drawn(months)).axis.slice(0, 3)).toEqual(["Jan", "Feb", "Mar"]);
    const rows = [
      { priority: null, n: 50 },
      { priority: "high", n: 1 },
      { priority: "low", n: 2 },
    ];
    const table = { ...tableOf([{ priority: "x", n: 1 }]), rows };
    expect((await drawn(table)).axis.slice(0, 3)).toEqual(["low", "high", "none"]);
  });

  test("that are words stand by their values, nothing still last", async () => {
    const rows = [
      { region: null, n: 90 },
      { region: "South", n: 10 },
      { region: "North", n: 30 },
    ];
    const table = { ...tableOf([{ region: "x", n: 1 }]), rows };
    expect((await drawn(table)).axis.slice(0, 3)).toEqual(["North", "South", "none"]);
  });

  test("of 24 hours are all there, in order", async () => {
    const hours = tableOf(Array.from({ length: 24 }, (_, hour) => ({ hour, n: 100 - hour })));
    const seen = await drawn(hours, { kind: "bar" });
    expect(seen.shapes("rect")).toBe(24);
    expect(seen.axis.slice(0, 24)).toEqual(Array.from({ length: 24 }, (_, i) => String(i)));
  });

  test("of bars over months are months", async () => {
    const table = tableOf([
      { symbol: "GOOG", month: "2007-11-01", price: 707 },
      { symbol: "GOOG", month: "2007-10-01", price: 693 },
    ]);
    expect((await drawn(table)).texts).toContain("GOOG, Nov 2007");
  });
});

describe("two measures are points", () => {
  const pairs = [1, 5, 9, 9].map((x, i) => ({ weight: x * 100.5, power: i * 3 }));

  test("when both are asked for, whatever labels the rows", async () => {
    const table = tableOf(pairs.map((row, i) => ({ name: `car ${i}`, ...row })));
    expect(await drawn(table, { x: "weight", y: "power" })).toMatchObject({
      kind: "point",
      points: 4,
    });
  });

  test("and what holds of all rows is said, not drawn", async () => {
    const table = tableOf(pairs.map((row) => ({ ...row, r: 0.8645, n: 392 })));
    const seen = await drawn(table);
    expect(seen).toMatchObject({ kind: "point", x: "weight", y: ["power"] });
    expect(seen.texts).toContain("r = 0.865, n = 392");
  });

  test("correlations of pairs are points on a line from -1 to 1", async () => {
    const table = tableOf([
      { left: "a", right: "b", n: 392, correlation: 0.8645 },
      { left: "a", right: "c", n: 390, correlation: -0.5 },
    ]);
    const seen = await drawn(table);
    expect(seen).toMatchObject({ kind: "point", x: "correlation" });
    expect(seen.shapes("symbol")).toBe(2);
    expect(seen.texts).toEqual(
      expect.arrayContaining(["a and b", "r = 0.86, n = 392", "r = −0.50, n = 390"]),
    );
  });

  test("asked as a scatter chart they are refused: what would be drawn is n against r", async () => {
    const table = tableOf([{ left: "a", right: "b", n: 392, correlation: 0.8645 }]);
    await expect(drawn(table, { kind: "point" })).rejects.toMatchObject({
      message: "Correlations of pairs are no points of a scatter chart.",
      help: expect.stringContaining("data.compute"),
    });
    expect(await drawn(table, { kind: "point", x: "n", y: "correlation" })).toMatchObject({
      x: "n",
    });
  });
});

describe("what is not shown is said on the chart and beside the answer", () => {
  const said = async (table: Table, kind?: "point" | "line") => {
    const seen = await drawn(table, kind === undefined ? {} : { kind });
    expect(seen.notes).toHaveLength(1);
    const text = seen.notes[0]?.text.replace('the chart "T" shows ', "") ?? "";
    expect(seen.texts.join(" ")).toContain(`Shows ${text}`);
    return { ...seen, text };
  };

  test("points of many rows", async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => ({ x: i * 0.5, y: (i * 7919) % 101 }));
    const { text, shapes } = await said(tableOf(rows), "point");
    expect(text).toBe("one in 5 of 10,000 points");
    expect(shapes("symbol")).toBe(2_000);
  });

  test("a line of many values keeps its extremes", async () => {
    const day = (i: number) => new Date(Date.UTC(1990, 0, 1 + i)).toISOString().slice(0, 10);
    const rows = Array.from({ length: 10_000 }, (_, i) => ({
      day: day(i),
      value: i === 5_003 ? 999 : i % 7,
    }));
    const { text, axis } = await said(tableOf(rows));
    expect(text).toContain("10,000 values");
    expect(axis).toContain("1,000");
  });

  test("an excerpt", async () => {
    const rows = [1, 2, 3].map((i) => ({ day: `2024-01-0${i}`, value: i }));
    const excerpt = { totalRows: 123_456, kept: "the first 3 in the order of the file" };
    const { text } = await said({ ...tableOf(rows), excerpt });
    expect(text).toBe("3 of 123,456 rows (the first 3 in the order of the file)");
  });

  test("rows without a value, and days that there are not", async () => {
    const rows = ["2024-02-28", "2024-02-30", "2024-03-02"].map((day, i) => ({
      day,
      value: i + 1,
    }));
    const { text, points } = await said(tableOf(rows));
    expect(points).toBe(2);
    expect(text).toBe("2 of 3 rows; the others have no valid day or no value");
  });
});

test("digits that a double cannot hold are drawn", async () => {
  const rows = [
    { name: "a", n: "9007199254740993" },
    { name: "b", n: "3" },
  ];
  const table: Table = {
    title: "T",
    columns: [
      { name: "name", type: "text" },
      { name: "n", type: "number" },
    ],
    rows,
  };
  expect((await drawn(table)).shapes("rect")).toBe(2);
});

test("shares are written so that they add up to 100", async () => {
  const rows = ["a", "b", "c"].map((part) => ({ part, share: 100 / 3 }));
  const seen = await drawn(withUnits(tableOf(rows), { share: "%" }));
  expect(
    seen.texts.filter((text) => /^33\.\d$/.test(text)).toSorted((a, b) => Number(a) - Number(b)),
  ).toEqual(["33.3", "33.3", "33.4"]);
  expect(seen.texts).toContain("Share (%)");
});

test.each([1e30, 1e-30, 0, 5, -7])("axes of %d alone have short numbers", async (value) => {
  const rows = ["2024-01-01", "2024-01-02"].map((day) => ({ day, value }));
  const { axis } = await drawn(tableOf(rows));
  expect(Math.max(...axis.map((text) => text.length))).toBeLessThan(16);
});
