/** Numbers that stand for nothing, years of two digits, one name in two forms, and what a user says of groups of digits. */
import { expect, test } from "vitest";
import { readColumn, readData } from "../../../../support/read-data.ts";

test.for([
  ["-999", ["12", "15", "-999", "9", "-999", "11"]],
  ["9999", ["1.5", "2.25", "9999", "3", "9999", "0"]],
  ["-9999", ["-4", "3", "-9999", "7.5", "-9999", "-12", "0"]],
  ["-99999", ["500", "700", "-99999", "-99999", "650"]],
] as const)(
  "%s again and again, far from all others, is no value, and that is said",
  async ([mark, values]) => {
    const { cells, said } = await readColumn(values);
    expect(cells.filter((cell) => cell === null)).toHaveLength(2);
    expect(cells.map(Number)).not.toContain(Number(mark));
    expect(said.join()).toContain(`${mark} (2 rows) is read as no value`);
  },
);

test.for([
  ["-1", ["12", "15", "-1", "9", "-1", "110", "40"]],
  ["-9999", ["12", "15", "-9999", "9"]],
  ["9999", ["1200", "1500", "9999", "900", "9999"]],
  ["-99", ["12", "15", "-99", "-99", "31"]],
] as const)("%s may be no value: asked, and answered either way", async ([mark, values]) => {
  const { column, cells } = await readColumn(values);
  expect(column.question?.message).toContain(mark);
  expect(column.question?.help).toContain(`nulls: ["${mark}"]`);
  expect(cells).not.toContain(null);
  const none = await readColumn(values, { nulls: [mark] });
  expect(none.column).not.toHaveProperty("question");
  expect(none.cells).toContain(null);
  const kept = await readColumn(values, { numbers: [mark] });
  expect(kept.column).not.toHaveProperty("question");
  expect(kept.cells).toContain(Number(mark));
});

test.for([
  ["differences", ["-1", "2", "-1", "3", "-4", "12"]],
  ["a sign", ["-1", "0", "1", "-1", "1", "0"]],
  ["great values among great ones", ["9999", "8700", "9999", "10500", "4000"]],
  ["percent", ["99", "98", "99", "97", "60"]],
  ["prices that end so", ["9.99", "99.99", "999", "49.5", "999", "450"]],
] as const)("%s are values", async ([, values]) => {
  const { cells, column, said } = await readColumn(values);
  expect(cells).toEqual(values.map(Number));
  expect(column).not.toHaveProperty("question");
  expect(said).toEqual([]);
});

test("in JSON and Parquet as in text", async () => {
  const rows = [12, -999, 15, -999, 9].map((n) => ({ n }));
  const { values, said } = await readData("a.json", JSON.stringify(rows));
  expect(values.filter(({ n }) => n === null)).toHaveLength(2);
  expect(said.join()).toContain("-999 (2 rows)");
});

test.for([
  ["born", ["01-Feb-68", "15-Mar-72", "10-Oct-65"], ["1968-02-01", "1972-03-15", "1965-10-10"]],
  ["opened", ["01-Feb-68", "15-Mar-72", "10-Oct-91"], ["1968-02-01", "1972-03-15", "1991-10-10"]],
  ["date", ["31/12/98", "15/01/02", "28/02/15"], ["1998-12-31", "2002-01-15", "2015-02-28"]],
  ["maturity", ["15-Jun-31", "15-Jun-45", "15-Dec-52"], ["2031-06-15", "2045-06-15", "2052-12-15"]],
  [
    "Geburtsdatum",
    ["01.02.30", "15.03.72", "10.10.05"],
    ["1930-02-01", "1972-03-15", "2005-10-10"],
  ],
  ["month", ["Jan-68", "Feb-68", "Mar-69"], ["1968-01-01", "1968-02-01", "1969-03-01"]],
] as const)(
  "years of two digits by the evidence of the column: %s",
  async ([name, values, expected]) => {
    const { cells, said } = await readColumn(values, {}, name);
    expect(cells).toEqual(expected);
    expect(said.join()).toContain(`years of two digits in column "${name}" are read as`);
  },
);

test("years of two digits from a whole century are a question, which may be answered", async () => {
  const values = Array.from({ length: 20 }, (_, i) => `15-Mar-${String(i * 5).padStart(2, "0")}`);
  const { column } = await readColumn(values, {}, "d");
  expect(column.question?.help).toContain("latestYear");
  const answered = await readColumn(values, { latestYear: 2010 }, "d");
  expect(answered.column).not.toHaveProperty("question");
  expect(answered.cells[2]).toBe("2010-03-15");
  expect(answered.cells[3]).toBe("1915-03-15");
});

const composed = "Caf\u00E9";
const decomposed = "Cafe\u0301";

test.for([
  ["a.csv", `name,${decomposed}\n${composed},1\n${decomposed},2\n`],
  ["a.tsv", `name\t${decomposed}\n${composed}\t1\n${decomposed}\t2\n`],
  [
    "a.json",
    JSON.stringify([
      { name: composed, [decomposed]: 1 },
      { name: decomposed, [decomposed]: 2 },
    ]),
  ],
  [
    "a.ndjson",
    `{"name":"${composed}","${decomposed}":1}\n{"name":"${decomposed}","${decomposed}":2}\n`,
  ],
] as const)("one name in two forms is one: %s", async ([file, content]) => {
  const { values } = await readData(file, content);
  expect(values).toEqual([
    { name: composed, [composed]: 1 },
    { name: composed, [composed]: 2 },
  ]);
});

test("exponents in small letters are numbers; a code among numbers is named", async () => {
  expect((await readColumn(["1e200", "2e3", "5"])).cells).toEqual([1e200, 2000, 5]);
  expect((await readColumn(["17", "1e3", "5"])).cells).toEqual([17, 1000, 5]);
  const { column } = await readColumn(["17", "1E3", "5"]);
  expect(column).toMatchObject({ type: "text", obstacle: expect.stringContaining('"1E3"') });
});

test.for([
  [".", "1.234", 1234],
  [",", "1,234", 1234],
  ["none", "1.234", 1.234],
  ["'", "1'234", 1234],
  [" ", "1 234", 1234],
] as const)("thousands: %s decides what %s is", async ([thousands, value, expected]) => {
  const { cells, column } = await readColumn([value, "7"], { thousands });
  expect(cells).toEqual([expected, 7]);
  expect(column).not.toHaveProperty("question");
});

test("what is grouped otherwise than said is no number", async () => {
  const { column } = await readColumn(["1.234.567", "5.678.901"], { thousands: "'" });
  expect(column.type).toBe("text");
});

test.for([
  [
    ["#3", "#12", "#1"],
    [3, 12, 1],
  ],
  [
    ["1", "2", "=3", "=3"],
    [1, 2, 3, 3],
  ],
  [
    ["1=", "1=", "3"],
    [1, 1, 3],
  ],
  [
    ["£16.8M", "£1.2bn", "£900k", "£12"],
    [16_800_000, 1_200_000_000, 900_000, 12],
  ],
  [
    ["$1.1M", "$2.25M"],
    [1_100_000, 2_250_000],
  ],
] as const)("%s are numbers", async ([values, expected]) => {
  expect((await readColumn(values)).cells).toEqual(expected);
});
