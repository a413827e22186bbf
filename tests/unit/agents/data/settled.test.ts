/** What a file leaves open of a column is asked by every tool that takes its values, and only then; its notes likewise. */
import { expect, test } from "vitest";
import { aggregate } from "../../../../src/agents/data/aggregate.ts";
import { compute } from "../../../../src/agents/data/compute.ts";
import { correlate } from "../../../../src/agents/data/correlate.ts";
import { describe as describeData } from "../../../../src/agents/data/describe.ts";
import { histogram } from "../../../../src/agents/data/histogram.ts";
import { join } from "../../../../src/agents/data/join.ts";
import { query } from "../../../../src/agents/data/query.ts";
import { timeseries } from "../../../../src/agents/data/timeseries.ts";
import { top } from "../../../../src/agents/data/top.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

const files = {
  // Neither order of day and month is ruled out by a value, the order of rows or steps.
  "days.csv": "day,amount\n03/04/2024,1\n01/02/2024,2\n05/03/2024,4\n",
  // 1,234 or 1.234.
  "open.csv": "place;amount\na;1.234\nb;2.500\nc;1.750\n",
  "both.csv": "x;y\n1.234;1\n2.500;2\n1.750;4\n",
  "other.csv": "amount;shop\n1.234;s\n2.500;t\n",
  "shown.csv":
    "day,paid,amount\n25/04/2024,n/a,1\n01/02/2024,26/04/2024,2\n05/03/2024,27/04/2024,4\n",
};
const DAYS = 'Dates in column "day" can be read day first and month first';
const NUMBERS = "amount";

test.for([
  ["the time of a series that is found", timeseries, { file: "days.csv", bucket: "month" }, DAYS],
  ["the time that is asked for", timeseries, { file: "days.csv", time: "day" }, DAYS],
  ["the bucket that is chosen", timeseries, { file: "days.csv" }, DAYS],
  ["the measure of an aggregate that is found", aggregate, { file: "open.csv" }, NUMBERS],
  ["the measure of a ranking that is found", top, { file: "open.csv" }, NUMBERS],
  ["the measure of a distribution that is found", histogram, { file: "open.csv" }, NUMBERS],
  ["columns that are correlated because they are there", correlate, { file: "both.csv" }, '"x"'],
  [
    "columns that are correlated by name",
    correlate,
    { file: "both.csv", names: ["x", "y"] },
    '"x"',
  ],
  ["a column of SQL", query, { file: "open.csv", sql: "SELECT avg(amount) FROM data" }, NUMBERS],
  ["a column that SQL lists", query, { file: "open.csv", sql: "SELECT * FROM data" }, NUMBERS],
  [
    "a condition of SQL",
    query,
    { file: "days.csv", sql: "SELECT count(*) AS n FROM data WHERE day > '2024-03-01'" },
    DAYS,
  ],
  [
    "a measure of compute",
    compute,
    { file: "open.csv", measures: [{ how: "sum", column: "amount" }] },
    NUMBERS,
  ],
  ["the key of a join that is found", join, { file: "open.csv", other: "other.csv" }, NUMBERS],
] as const)("an even reading is asked: %s", async ([, tool, input, message]) => {
  await using context = await toolContext({ files });
  const run = runTool(tool as never, input as never, context);
  await expect(run).rejects.toMatchObject({
    name: "ToolError",
    message: expect.stringContaining(message),
    help: expect.stringContaining("reading {"),
  });
});

test.for([
  ["years are the same either way", timeseries, { file: "days.csv", bucket: "year" }],
  [
    "also of a time that is asked for",
    timeseries,
    { file: "days.csv", bucket: "year", time: "day" },
  ],
  ["rows are counted", aggregate, { file: "open.csv", how: "count", by: ["place"] }],
  ["another column is measured", aggregate, { file: "days.csv", how: "sum" }],
  [
    "SQL takes another column",
    query,
    { file: "open.csv", sql: "SELECT count(place) AS n FROM data" },
  ],
  ["it is described", describeData, { file: "open.csv" }],
  ["it is answered", aggregate, { file: "open.csv", reading: { decimal: "," } }],
] as const)("nothing is asked where it makes no difference: %s", async ([, tool, input]) => {
  await using context = await toolContext({ files });
  await expect(runTool(tool as never, input as never, context)).resolves.toBeDefined();
});

test("notes about a column are passed on when its values are used, once", async () => {
  const notesOf = async (tool: unknown, input: object) => {
    await using context = await toolContext({ files });
    const asked: object = { file: "shown.csv", ...input };
    await runTool(tool as never, asked as never, context);
    return context.notes.filter(({ kind }) => kind === "read").map(({ text }) => text);
  };
  const day = 'shown: dates in column "day" are read day first';
  const paid = 'shown: dates in column "paid" are read day first';
  const mark = 'shown: in column "paid", "n/a" is read as no date';
  expect(await notesOf(aggregate, { how: "sum" })).toEqual([]);
  expect(await notesOf(timeseries, { time: "day", bucket: "month" })).toEqual([day]);
  expect(await notesOf(query, { sql: "SELECT sum(amount) AS n FROM data" })).toEqual([]);
  expect(await notesOf(query, { sql: "SELECT max(day) AS last FROM data" })).toEqual([day]);
  expect((await notesOf(top, {})).toSorted()).toEqual([day, paid, mark].toSorted());
  expect((await notesOf(describeData, {})).toSorted()).toEqual([day, paid, mark].toSorted());
});
