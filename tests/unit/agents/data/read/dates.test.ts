/** What is a date in a column, and which one, by all values of it. */
import { expect, test } from "vitest";
import { readColumn, readData } from "../../../../support/read-data.ts";

const months = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, "0"));

test.for([
  ["ISO", ["2024-01-31", "2024-02-01"], ["2024-01-31", "2024-02-01"], "day"],
  ["slashes, year first", ["2024/1/31", "2024/12/1"], ["2024-01-31", "2024-12-01"], "day"],
  ["dots", ["31.01.2024", "1.2.2024"], ["2024-01-31", "2024-02-01"], "day"],
  [
    "day first, by a day over 12",
    ["31/01/2024", "02/03/2024"],
    ["2024-01-31", "2024-03-02"],
    "day",
  ],
  [
    "month first, by a day over 12",
    ["01/31/2024", "02/03/2024"],
    ["2024-01-31", "2024-02-03"],
    "day",
  ],
  ["short years", ["31.01.99", "01.02.24"], ["1999-01-31", "2024-02-01"], "day"],
  ["names of months", ["31 Jan 2024", "1 February 2024"], ["2024-01-31", "2024-02-01"], "day"],
  ["months before days", ["January 31, 2024", "Feb 1, 2024"], ["2024-01-31", "2024-02-01"], "day"],
  [
    "ordinals and weekdays",
    ["Wed, 31st Jan 2024", "Thu, 1st Feb 2024"],
    ["2024-01-31", "2024-02-01"],
    "day",
  ],
  ["German", ["31. Januar 2024", "1. März 2024"], ["2024-01-31", "2024-03-01"], "day"],
  ["French", ["31 janvier 2024", "1er août 2024"], ["2024-01-31", "2024-08-01"], "day"],
  ["Spanish", ["31 de enero de 2024", "1 de marzo de 2024"], ["2024-01-31", "2024-03-01"], "day"],
  ["dashes and names", ["31-Jan-24", "01-Feb-24"], ["2024-01-31", "2024-02-01"], "day"],
  ["quarters", ["2022-Q1", "2022-Q4"], ["2022-01-01", "2022-10-01"], "quarter"],
  ["quarters before years", ["Q1 2022", "Q4 2022"], ["2022-01-01", "2022-10-01"], "quarter"],
  ["weeks", ["2024-W05", "2024-W06"], ["2024-01-29", "2024-02-05"], "week"],
  ["months", ["2024-01", "2024-12"], ["2024-01-01", "2024-12-01"], "month"],
  ["months before years", ["01/2024", "12/2024"], ["2024-01-01", "2024-12-01"], "month"],
  ["months of statistics", ["2024M01", "2024M12"], ["2024-01-01", "2024-12-01"], "month"],
  ["months of spreadsheets", ["Jan-24", "Dec-24"], ["2024-01-01", "2024-12-01"], "month"],
  ["named months", ["January 2024", "Dec 2024"], ["2024-01-01", "2024-12-01"], "month"],
  [
    "compact days",
    ["20240131", "20240201", "20240301"],
    ["2024-01-31", "2024-02-01", "2024-03-01"],
    "day",
  ],
  ["compact months", months.map((m) => `2024${m}`), months.map((m) => `2024-${m}-01`), "month"],
  [
    "times",
    ["2024-01-31 09:15", "2024-02-01 10:00:30"],
    ["2024-01-31T09:15:00", "2024-02-01T10:00:30"],
    "time",
  ],
  [
    "times of 12 hours",
    ["1/31/2024 3:05 PM", "2/1/2024 12:00 am"],
    ["2024-01-31T15:05:00", "2024-02-01"],
    "time",
  ],
  [
    "times in UTC",
    ["2024-01-31T09:15:00Z", "2024-02-01T10:00:00.500Z"],
    ["2024-01-31T09:15:00", "2024-02-01T10:00:00.5"],
    "time",
  ],
  [
    "letters",
    ["Wed, 31 Jan 2024 10:00:00 GMT", "Thu, 1 Feb 2024 00:00:00 GMT"],
    ["2024-01-31T10:00:00", "2024-02-01"],
    "time",
  ],
  [
    "marks of nothing",
    ["2024-01-31", "-", "NA", "2024-02-01"],
    ["2024-01-31", null, null, "2024-02-01"],
    "day",
  ],
  ["infinity", ["2024-01-31", "infinity", "2024-02-01"], ["2024-01-31", null, "2024-02-01"], "day"],
  ["years before Christ", ["0044-03-15 (BC)", "0014-08-19"], ["-0043-03-15", "0014-08-19"], "day"],
  ["years after 9999", ["12024-01-01", "2024-01-01"], ["+12024-01-01", "2024-01-01"], "day"],
] as const)("dates: %s", async ([, written, dates, granularity]) => {
  const { column, cells } = await readColumn(written);
  expect(column).toEqual({ name: "v", type: "time", granularity });
  expect(cells).toEqual(dates);
});

test.for([
  ["months of a year", months.map((m) => `01/${m}/2019`), "2019-12-01"],
  [
    "ends of quarters over years",
    ["01/03/2019", "01/06/2019", "01/09/2019", "01/12/2019", "01/03/2020"],
    "2020-03-01",
  ],
  ["in the order of rows", ["05/01/2024", "09/02/2024", "02/03/2024", "07/04/2024"], "2024-04-07"],
] as const)("day first by the evidence of all: %s", async ([, written, last]) => {
  const { column, cells, said } = await readColumn(written);
  expect(column.question).toBeUndefined();
  expect(cells.at(-1)).toBe(last);
  expect(said).toEqual(['dates in column "v" are read day first']);
});

test("month first by the order of rows", async () => {
  const { cells } = await readColumn(["01/05/2024", "02/09/2024", "03/02/2024", "04/07/2024"]);
  expect(cells).toEqual(["2024-01-05", "2024-02-09", "2024-03-02", "2024-04-07"]);
});

test("one column of the file decides for another, and so do decimal commas", async () => {
  const text = "a;b\n25/12/2024;03/04/2024\n26/12/2024;01/02/2024\n";
  expect((await readData("a.csv", text)).values[0]).toEqual({ a: "2024-12-25", b: "2024-04-03" });
  const numbers = "a;b\n03/04/2024;17,5\n01/02/2024;3,25\n";
  expect((await readData("a.csv", numbers)).values[0]).toEqual({ a: "2024-04-03", b: 17.5 });
});

test("where nothing decides, the order is a question, which may be answered", async () => {
  const written = ["03/04/2024", "01/02/2024"];
  const { column, said } = await readColumn(written);
  expect(column.question).toMatchObject({
    message: expect.stringContaining("day first and month first"),
    help: expect.stringContaining('reading { dates: "day-first" }'),
    settledFor: "year",
  });
  expect(said[0]).toContain("could be read the other way");
  const { cells, column: answered } = await readColumn(written, { dates: "day-first" });
  expect(answered.question).toBeUndefined();
  expect(cells).toEqual(["2024-04-03", "2024-02-01"]);
});

test.for([
  ["a number", ["2024/11/02", "2024/11/09", "2024/12/01", "2024/12/20", "1"], '"1" (row 5)'],
  [
    "a day that is not there",
    ["2024-02-28", "2024-02-30", "2024-03-01", "2024-03-02"],
    '"2024-02-30" (row 2)',
  ],
  ["a word", ["1 Jan 2024", "2 Jan 2024", "3 Jan 2024", "soon"], '"soon" (row 4)'],
] as const)(
  "one bad date among good ones is named and left out: %s",
  async ([, written, named]) => {
    const { column, cells, said } = await readColumn(written);
    expect(column.type).toBe("time");
    expect(cells.filter((cell) => cell === null)).toHaveLength(1);
    expect(said).toEqual([`in column "v", ${named} is no date and left out`]);
  },
);

test("zeros are no date", async () => {
  const { column, cells, said } = await readColumn(["2024-01-05", "0000-00-00", "2024-02-07"]);
  expect(column.type).toBe("time");
  expect(cells).toEqual(["2024-01-05", null, "2024-02-07"]);
  expect(said).toEqual(['in column "v", "0000-00-00" is read as no date']);
});

test.for([
  ["TIME_PERIOD", ["2019", "2020"], "year"],
  ["Jahr", ["1999", "2001"], "year"],
  ["population", ["1999", "2001"], undefined],
] as const)("a column of years says so by its name: %s", async ([name, written, granularity]) => {
  const { column } = await readColumn(written, {}, name);
  expect(column).toEqual({ name, type: "number", ...(granularity && { granularity }) });
});

test.for([
  ["created_at", ["1700000000", "1700086400"], ["2023-11-14T22:13:20", "2023-11-15T22:13:20"]],
  [
    "timestamp",
    ["1700000000000", "1700086400500"],
    ["2023-11-14T22:13:20", "2023-11-15T22:13:20.5"],
  ],
] as const)("seconds and milliseconds since 1970 in %s", async ([name, written, times]) => {
  const { column, cells, said } = await readColumn(written, {}, name);
  expect(column).toEqual({ name, type: "time", granularity: "time" });
  expect(cells).toEqual(times);
  expect(said[0]).toContain("since 1970");
});

test("such numbers in other columns are numbers", async () => {
  expect((await readColumn(["1700000000", "1700086400"], {}, "population")).column.type).toBe(
    "number",
  );
});

test("times with an offset of one digit, as forms of Google write them", async () => {
  const { cells, said } = await readColumn(
    ["2024/03/01 9:15:22 AM GMT+1", "2024/03/01 10:02:10 PM GMT+1"],
    {},
    "when",
  );
  expect(cells).toEqual(["2024-03-01T09:15:22", "2024-03-01T22:02:10"]);
  expect(said).toEqual(['times in column "when" are as written, at UTC+01:00']);
  const several = await readColumn(
    ["2024-03-01 09:00 GMT+5:30", "2024-03-01 10:00 GMT-10"],
    {},
    "when",
  );
  expect(several.cells).toEqual(["2024-03-01T03:30:00", "2024-03-01T20:00:00"]);
});

test("a week that a year has not is no date", async () => {
  const { cells, said } = await readColumn(["2024-W52", "2020-W53", "2025-W01", "2024-W53"]);
  expect(cells).toEqual(["2024-12-23", "2020-12-28", "2024-12-30", null]);
  expect(said).toEqual(['in column "v", "2024-W53" (row 4) is no date and left out']);
});

const offsets = {
  "several, in UTC": ["2023-09-30T23:59:59+10:00", "2023-11-01T05:00:00+11:00"],
  "one, as written": ["2024-03-10T23:30:00-05:00", "2024-03-11T01:30:00-05:00"],
} as const;

test.for(Object.entries(offsets))("offsets in CSV, JSON and NDJSON: %s", async ([name, [a, b]]) => {
  const csv = await readData("a.csv", `ts,n\n${a.replace("T", " ")},1\n${b.replace("T", " ")},2\n`);
  const lines = [a, b].map((ts, i) => JSON.stringify({ ts, n: i + 1 }));
  const json = await readData("a.json", `[${lines.join(",")}]`);
  const ndjson = await readData("a.ndjson", lines.join("\n"));
  expect(json.values).toEqual(csv.values);
  expect(ndjson.values).toEqual(csv.values);
  expect(json.said).toEqual(csv.said);
  if (name.startsWith("one")) {
    expect(csv.values[0]?.["ts"]).toBe("2024-03-10T23:30:00");
    expect(csv.said).toEqual(['times in column "ts" are as written, at UTC-05:00']);
  } else {
    expect(csv.values[0]?.["ts"]).toBe("2023-09-30T13:59:59");
    expect(csv.said).toEqual(['times in column "ts" have several offsets and are read in UTC']);
  }
});
