/** The main promise: one command, a question in words, a right answer with its chart and report. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ended } from "../../support/built-cli.ts";
import { expectDone } from "../../support/endings.ts";
import { addressesIn, drawnLines } from "../../support/pages.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";
import { vegaDatasets } from "../../support/vega-datasets.ts";

const QUERY =
  "Compare the monthly average price of AAPL and MSFT in data/stocks.csv, chart both, and write a report";

let workspace: UserWorkspace;
let ended: Ended;
/** Files of the run: `answer.md`, `data.json`, `report.html`, and those that tasks made. */
let files: Record<string, string>;

beforeAll(async () => {
  workspace = await userWorkspace({ data: ["stocks.csv"] });
  ended = await workspace.orchc(["run", QUERY]);
  files = await workspace.runFiles();
});
afterAll(() => workspace[Symbol.asyncDispose]());

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** Computed here, of the file itself: month by month, the mean of what its lines (`AAPL,Jan 1 2000,25.94`) say. */
function monthly(symbol: string): { readonly month: string; readonly price: number }[] {
  const lines = readFileSync(join(vegaDatasets, "stocks.csv"), "utf8").trim().split("\n");
  const months = new Map<string, number[]>();
  for (const line of lines) {
    const [name, date = "", price] = line.split(",");
    if (name !== symbol) continue;
    const month = new Date(`${date} UTC`).toISOString().slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), Number(price)]);
  }
  return [...months].map(([month, prices]) => ({ month, price: mean(prices) }));
}

/** The files of one kind that the answer links. */
function linked(ending: string): string[] {
  const links = [...files["answer.md"]!.matchAll(/\]\((files\/[^)]+)\)/g)].map(
    ([, file = ""]) => file,
  );
  return [...new Set(links)].filter((file) => file.endsWith(ending));
}

test("it ends with 0, every task done and the answer checked", () => {
  expectDone(ended);
  for (const task of ["t1", "t2", "t3"])
    expect(ended.stderr).toMatch(new RegExp(`^${task} done`, "m"));
  expect(ended.stderr).toContain("run success");
  expect(ended.stderr).toMatch(/\d checks passed/);
});

describe.each(["AAPL", "MSFT"])("the numbers of %s", (symbol) => {
  const expected = monthly(symbol);
  const prices = expected.map(({ price }) => price);

  test("month by month, in data.json", () => {
    const { data } = JSON.parse(files["data.json"]!) as {
      data: Record<string, { table: { rows: Record<string, string | number>[] } }>;
    };
    const rows = Object.values(data).flatMap(({ table }) => table.rows);
    const found = rows.filter((row) => row["symbol"] === symbol);
    expect(found.map((row) => String(row["month"]).slice(0, 7))).toEqual(
      expected.map(({ month }) => month),
    );
    for (const [i, row] of found.entries()) expect(row["mean price"]).toBeCloseTo(prices[i]!, 9);
    expect(found).toHaveLength(123);
  });

  test("mean, first, last, highest and lowest, in the answer and on the standard output", () => {
    const sorted = expected.toSorted((a, b) => a.price - b.price);
    const told = [expected[0]!, expected.at(-1)!, sorted[0]!, sorted.at(-1)!];
    const facts = told.map(({ month, price }) => `${Number(price.toFixed(2))} in ${month}`);
    for (const text of [files["answer.md"]!, ended.stdout]) {
      const statement = text.split("\n").find((line) => line.includes(`${symbol} averaged`));
      expect(statement).toContain(`averaged ${mean(prices).toFixed(2)} over 123 months`);
      for (const fact of facts) expect(statement).toContain(fact);
      expect(statement).toMatch(/\[t\d+\]$/);
    }
  });

  test("to scale, in the chart", () => {
    const svg = files[linked(".svg")[0]!]!;
    const line = drawnLines(svg).find(({ label }) => label.includes(symbol));
    const heights = line!.points.map(({ y }) => y);
    expect(heights).toHaveLength(prices.length);
    // The first two points give the scale, and all others must be on it, to a pixel.
    const scale = (heights[1]! - heights[0]!) / (prices[1]! - prices[0]!);
    for (const [i, price] of prices.entries())
      expect(Math.abs(heights[0]! + scale * (price - prices[0]!) - heights[i]!)).toBeLessThan(1);
  });
});

test("the answer links a chart and a page, which are there", () => {
  const made = [...linked(".svg"), ...linked(".html")];
  expect(made).toHaveLength(2);
  for (const file of made) expect(Object.keys(files)).toContain(file);
});

test("the report shows the chart and loads nothing from elsewhere", () => {
  const page = files["report.html"]!;
  // By itself, and in the page that was asked for.
  expect(drawnLines(page).map(({ points }) => points.length)).toEqual([123, 123, 123, 123]);
  // What it leads to are the files beside it.
  for (const address of addressesIn(page)) expect(Object.keys(files)).toContain(address);
});

test("the page that was asked for holds the chart and is whole by itself", () => {
  const page = files[linked(".html")[0]!]!;
  expect(drawnLines(page).map(({ points }) => points.length)).toEqual([123, 123]);
  expect(addressesIn(page)).toEqual([]);
});

test("what tasks made lies on the bus, each file with its hash", async () => {
  const bus = await workspace.files(".orchc/bus");
  const manifests = Object.keys(bus).filter((file) => file.endsWith(".manifest.json"));
  expect(manifests).toHaveLength(2);
  for (const file of manifests) {
    const content = Buffer.from(bus[file.replace(/\.manifest\.json$/, "")]!, "latin1");
    expect(JSON.parse(bus[file]!)).toMatchObject({
      id: createHash("sha256").update(content).digest("hex"),
      bytes: content.length,
    });
  }
});
