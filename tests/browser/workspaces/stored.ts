/** The report of a run with everything that an answer can have to admit. */
import { fileRef, storedRun, type TaskSpec } from "../../unit/runtime/runner/stored-run.ts";

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 300" width="720" height="300"><path d="M0,0L720,300" stroke="currentColor"/><text x="300" y="40" fill="currentColor" font-size="14">A chart</text></svg>';

const LONG = "a word of many that goes on and on and on ".repeat(5);

const stations: readonly TaskSpec[] = Array.from({ length: 24 }, (_, i) => ({
  id: `t${i + 1}`,
  title: `Monthly average temperature of station ${i + 1}`,
  tool: "data.table",
  output: {
    sql: `SELECT avg(temperature) FROM data WHERE station = ${i + 1} -- ${"long ".repeat(40)}`,
    table: {
      title: `Station ${i + 1}`,
      columns: [
        { name: "month", type: "time" },
        { name: "id", type: "number" },
        { name: "temperature", type: "number", unit: "°C" },
        ...Array.from({ length: 12 }, (_column, j) => ({ name: `note ${j}`, type: "text" })),
      ],
      rows: Array.from({ length: 60 }, (_row, month) => ({
        month: new Date(Date.UTC(2020, month)).toISOString().slice(0, 10),
        id: "9007199254740993",
        temperature: month / 7,
        "note 0": LONG,
      })),
      excerpt: { totalRows: 1_234_567, kept: "the first 60 in the order of the file" },
    },
  },
  notes: [
    { kind: "read", text: `station-${i + 1}.csv: dates are read day first` },
    { kind: "cut", text: "the first 60 of 1,234,567 rows are handed on" },
    { kind: "ignored", text: `12 rows without a station; ${LONG}` },
  ],
}));

/** @returns the file of the page; the folder goes when it is disposed of. */
export async function admittingReport(): Promise<AsyncDisposable & { readonly report: string }> {
  const run = await storedRun({
    query: `Write a page about the average temperature of 24 stations in data/weather/stations.csv; ${LONG}`,
    manifest: {
      notes: [
        { kind: "assumed", text: `average is the mean; ${LONG}` },
        { kind: "ignored", text: "“smiled most”: nothing in the data says it" },
      ],
    },
    tasks: [
      ...stations,
      {
        id: "t25",
        title: "All of it on a page",
        tool: "report.page",
        needs: stations.map(({ id }) => id),
        failed: { message: `The page is too large; ${LONG}`, help: `Leave something out; ${LONG}` },
      },
      {
        id: "t26",
        title: "A chart",
        tool: "report.chart",
        needs: ["t1"],
        files: { "chart.svg": SVG },
        output: {
          chart: { title: "A chart", file: fileRef("t26", "chart.svg", SVG, "image/svg+xml") },
          points: 2_000,
        },
        notes: [{ kind: "cut", text: "the chart shows one in 5 of 10,000 points" }],
      },
      { id: "t27", title: "Send it", needs: ["t25"], skipped: "It needs t25, which failed." },
    ],
  });
  const { files } = await run.consolidate();
  return { report: files.report, [Symbol.asyncDispose]: () => run[Symbol.asyncDispose]() };
}
