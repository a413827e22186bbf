import { DOMParser } from "linkedom";
import { expect, test } from "vitest";
import { query } from "../../../../src/agents/data/query.ts";
import { chart } from "../../../../src/agents/report/chart.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext, type TestToolContext } from "../../../support/tool-context.ts";
import { vegaDatasets } from "../../../support/vega-datasets.ts";
import { prices, tableOf } from "./tables.ts";

/** What a person sees: the texts, and how many shapes of each mark there are. */
async function look(context: TestToolContext, file: { readonly file: string }) {
  const svg = new DOMParser().parseFromString(await context.readText(file), "image/svg+xml");
  const shapes = (mark: string) => svg.querySelectorAll(`.mark-${mark}.role-mark path`).length;
  return {
    size: [svg.documentElement.getAttribute("width"), svg.documentElement.getAttribute("height")],
    texts: [...svg.querySelectorAll("text")].map((text) => text.textContent),
    legend: [...svg.querySelectorAll(".role-legend-label text")].map((text) => text.textContent),
    lines: shapes("line"),
    bars: shapes("rect"),
    points: shapes("symbol"),
    slices: shapes("arc"),
  };
}

test("one line a series over time, named in a legend, the highest at the end first", async () => {
  await using context = await toolContext();
  const table = { ...prices, rows: prices.rows.slice(0, 4) };
  const { output, headline } = await runTool(chart, { table }, context);
  expect(output).toMatchObject({
    kind: "line",
    x: "date",
    y: ["mean price"],
    series: ["AAPL", "MSFT"],
    points: 4,
    chart: {
      title: "Mean price per month of AAPL and MSFT",
      file: {
        file: "t1/mean-price-per-month-of-aapl-and-msft.svg",
        mediaType: "image/svg+xml",
      },
    },
  });
  expect(headline).toContain("The line chart");
  const seen = await look(context, output.chart.file);
  expect(seen).toMatchObject({ size: ["720", "400"], lines: 2, legend: ["MSFT", "AAPL"] });
  expect(seen.texts).toContain("Mean price");
  expect(seen.texts).toContain(prices.title);
});

test("series that stand one after the other are lines as well, and a ranking of their rows is none", async () => {
  await using context = await toolContext();
  const rows = prices.rows.toSorted((a, b) =>
    String(a["symbol"]).localeCompare(String(b["symbol"])),
  );
  const { output } = await runTool(chart, { table: { ...prices, rows } }, context);
  expect(output).toMatchObject({ kind: "line", x: "date", series: ["AAPL", "MSFT"] });

  const ranked = rows.toSorted((a, b) => Number(b["mean price"]) - Number(a["mean price"]));
  const { output: bars } = await runTool(chart, { table: { ...prices, rows: ranked } }, context);
  expect(bars).toMatchObject({ kind: "bar" });
});

test("the same table gives the same bytes", async () => {
  await using context = await toolContext();
  const first = await runTool(chart, { table: prices }, context);
  const second = await runTool(chart, { table: prices }, context);
  expect(second.output.chart.file.sha256).toBe(first.output.chart.file.sha256);
});

test("categories are bars with their numbers, the largest first", async () => {
  await using context = await toolContext();
  const table = tableOf([
    { region: "North", sales: 1_234_000 },
    { region: "South", sales: 2_766_000_000 },
  ]);
  const { output } = await runTool(chart, { table, title: "Sales" }, context);
  expect(output).toMatchObject({ kind: "bar", x: "region", y: ["sales"], series: [] });
  const seen = await look(context, output.chart.file);
  expect(seen.bars).toBe(2);
  expect(seen.texts.filter((text) => text === "2.77B" || text === "1.23M")).toHaveLength(2);
  expect(seen.texts.indexOf("South")).toBeLessThan(seen.texts.indexOf("North"));
  expect(seen.texts.join(" ")).not.toContain("2.77G");
});

test("rows that rank are bars, told apart by as many columns as it takes", async () => {
  await using context = await toolContext();
  const table = tableOf([
    { symbol: "GOOG", date: "2007-11-01", price: 707 },
    { symbol: "GOOG", date: "2007-10-01", price: 693 },
  ]);
  const { output } = await runTool(chart, { table }, context);
  expect(output.kind).toBe("bar");
  expect((await look(context, output.chart.file)).texts).toContain("GOOG, 2007-11-01");
});

test("more bars than can be read are left out, and the chart says so", async () => {
  await using context = await toolContext();
  const rows = Array.from({ length: 57 }, (_, i) => ({ state: `S${i}`, airports: i }));
  const { output } = await runTool(chart, { table: tableOf(rows) }, context);
  const seen = await look(context, output.chart.file);
  expect(seen.bars).toBe(20);
  expect(seen.texts).toContain("Shows the largest 20 of 57 bars");
});

test("bars over time stand in their periods, the empty ones too", async () => {
  await using context = await toolContext();
  const rows = [2001, 2002, 2005].map((year) => ({ year: `${year}-01-01`, n: year }));
  const { output } = await runTool(chart, { table: tableOf(rows), kind: "bar" }, context);
  const { bars, texts } = await look(context, output.chart.file);
  expect(bars).toBe(3);
  expect(texts.filter((text) => /^200\d$/.test(text))).toEqual([
    "2001",
    "2002",
    "2003",
    "2004",
    "2005",
  ]);
});

test("two columns of numbers are points, coloured by a column of few words", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const sql = "SELECT Horsepower, Miles_per_Gallon, Origin FROM data";
  const { output } = await runTool(query, { file: "cars.json", sql }, context);
  const drawn = await runTool(chart, { table: output.table }, context);
  expect(drawn.output).toMatchObject({
    kind: "point",
    x: "Horsepower",
    y: ["Miles_per_Gallon"],
    series: ["USA", "Japan", "Europe"],
    points: 392, // 406 cars, 14 without one of the two
  });
  const seen = await look(context, drawn.output.chart.file);
  expect(seen.points).toBe(392);
  expect(seen.texts).toContain("Miles per Gallon");
});

test("columns of one size over time share a chart; others stay out", async () => {
  await using context = await toolContext();
  const rows = [1, 2, 3].map((day) => ({
    date: `2024-01-0${day}`,
    volume: 1_000_000,
    low: 10 + day,
    high: 20 + day,
  }));
  const { output } = await runTool(chart, { table: tableOf(rows) }, context);
  expect(output).toMatchObject({ kind: "line", y: ["low", "high"], series: ["Low", "High"] });
});

test("more series than colours: the rest is grey and counted", async () => {
  await using context = await toolContext();
  const rows = Array.from({ length: 10 }, (_, s) =>
    [1, 2].map((day) => ({ date: `2024-01-0${day}`, name: `s${s}`, value: s * day })),
  )
    .flat()
    .toSorted((a, b) => a.date.localeCompare(b.date));
  const { output } = await runTool(chart, { table: tableOf(rows) }, context);
  const { lines, legend } = await look(context, output.chart.file);
  expect(lines).toBe(10);
  expect(legend).toEqual(["s9", "s8", "s7", "s6", "s5", "s4", "4 others"]);
});

test("a pie shows shares; small parts are put together", async () => {
  await using context = await toolContext();
  const rows = Array.from({ length: 9 }, (_, i) => ({ part: `p${i}`, n: 9 - i }));
  const { output } = await runTool(chart, { table: tableOf(rows), kind: "pie" }, context);
  const { slices, legend } = await look(context, output.chart.file);
  expect(slices).toBe(7);
  // 9 of 45, and 3 + 2 + 1 of 45.
  expect(legend[0]).toBe("p0 · 20.0 %");
  expect(legend.at(-1)).toBe("3 others · 13.3 %");
});

test("areas pile up; a column of years is a line without thousands separators", async () => {
  await using context = await toolContext();
  const area = await runTool(chart, { table: prices, kind: "area" }, context);
  expect(area.output.kind).toBe("area");
  const years = [1880, 1881, 1882].map((year, i) => ({ year, temp: i / 10 }));
  const { output } = await runTool(chart, { table: tableOf(years) }, context);
  expect(output).toMatchObject({ kind: "line", x: "year" });
  expect((await look(context, output.chart.file)).texts).toContain("1880");
});

test("columns that are asked for, whatever their case", async () => {
  await using context = await toolContext();
  const table = tableOf([
    { name: "a", Cost: 1, Gain: 2 },
    { name: "b", Cost: 3, Gain: 4 },
  ]);
  const { output } = await runTool(chart, { table, x: "names", y: "cost" }, context);
  expect(output).toMatchObject({ x: "name", y: ["Cost"] });
});

test.for([
  ["an unknown column", { x: "moth" }, 'has no column "moth"', 'nearest is "month"'],
  ["words to measure", { y: "name" }, 'Column "name" holds text', "cost (number)"],
  ["negative parts", { kind: "pie" }, "A pie cannot show b, which is negative.", "kind: bar"],
] as const)("refused: %s", async ([, request, message, help]) => {
  await using context = await toolContext();
  const rows = [
    { name: "a", kind: "k", month: "x", cost: 1 },
    { name: "b", kind: "k", month: "x", cost: -1 },
  ];
  const running = runTool(chart, { table: tableOf(rows), ...request }, context);
  await expect(running).rejects.toMatchObject({
    name: "ToolError",
    message: expect.stringContaining(message),
    help: expect.stringContaining(help),
  });
});

test("a table without numbers, without rows, or with equal rows cannot be drawn", async () => {
  await using context = await toolContext();
  const draw = (rows: Parameters<typeof tableOf>[0]) =>
    runTool(chart, { table: tableOf(rows, "Notes"), kind: "bar" }, context);
  await expect(draw([{ a: "x" }])).rejects.toThrow('The table "Notes" has nothing to draw.');
  await expect(draw([])).rejects.toThrow("nothing to draw");
  await expect(
    draw([
      { a: "x", n: 1 },
      { a: "x", n: 2 },
    ]),
  ).rejects.toThrow('Several rows of "Notes" have the same a.');
});

test("text of the data stays text", async () => {
  await using context = await toolContext();
  const table = tableOf([
    { name: "<script>alert(1)</script>", n: 1 },
    { name: "datum.y && alert(1)", n: 2 },
  ]);
  const { output } = await runTool(chart, { table, title: "</svg><script>" }, context);
  const svg = await context.readText(output.chart.file);
  expect(svg).not.toContain("<script");
  expect(svg).toContain("&lt;script&gt;");
});

test("words that mean something to programs are drawn like others", async () => {
  await using context = await toolContext();
  const words = [
    "constructor",
    "toString",
    "__proto__",
    "a\u2028b",
    "c\u001bd",
    "> & <e",
    "datum['x']",
    "${x}",
  ];
  const table = tableOf(
    words.map((word, i) => ({ word, count: 9 - i })),
    "constructor > toString",
  );
  const { output } = await runTool(chart, { table, kind: "bar" }, context);
  const seen = await look(context, output.chart.file);
  expect(seen.bars).toBe(words.length);
  const shown = seen.texts.map((text) => text?.replaceAll("\u200b", ""));
  for (const word of words) expect(shown).toContain(word.replaceAll(/[\u2028\u001b]/g, " "));
  expect(shown).toContain("constructor > toString");
});
