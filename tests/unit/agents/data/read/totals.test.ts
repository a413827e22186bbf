/** Rows that are the sums of others, wherever they stand and whatever they are called. Sums were made with python3. */
import { expect, test } from "vitest";
import { readData } from "../../../../support/read-data.ts";

const lines = (...rows: string[]) => [...rows, ""].join("\n");

test.for([
  [
    "the first row",
    lines("place,people", "World,60", "Asia,30", "Europe,20", "Africa,10"),
    "World",
  ],
  [
    "a union of all others, in the middle",
    lines(
      "geo,births,deaths",
      "FR,738,657",
      "EU27,2117,2322",
      "DE,795,986",
      "ES,337,439",
      "PL,247,240",
    ),
    "EU27",
  ],
  [
    "a union beside one that is no member",
    lines(
      "geo,births,deaths",
      "EU27,1870123,2082001",
      "FR,738002,657430",
      "NO,52979,42001",
      "DE,795492,986007",
      "ES,336629,438564",
    ),
    "EU27",
  ],
  [
    "a union above its members",
    lines(
      "geo,n",
      "World,9152",
      "Europe,3052",
      "FR,1021",
      "DE,2031",
      "Asia,6100",
      "JP,4057",
      "IN,2043",
    ),
    "Europe",
  ],
  [
    "all of them, last",
    lines("age,n", "0-14,120", "15-64,500", "65+,180", "All ages,800"),
    "All ages",
  ],
  [
    "one that nothing but its numbers shows",
    lines(
      "place,people,houses",
      "Thuringia,2126846,1202331",
      "Saxony,4086152,2367112",
      "Brandenburg,2573135,1344557",
      "Altogetherland,8786133,4914000",
    ),
    "Altogetherland",
  ],
  [
    "beside a rate",
    lines(
      "place,people,growth",
      "World,8045311447,0.9",
      "Asia,4753079726,0.6",
      "Africa,1460481772,2.4",
      "Other,1831749949,0.1",
    ),
    "World",
  ],
  [
    "for the year",
    lines("part,sold", "Q1,150", "Q2,210", "Q3,90", "Q4,330", "Full year,780"),
    "Full year",
  ],
] as const)("a row of totals is left out, and said: %s", async ([, content, label]) => {
  const { values, said } = await readData("a.csv", content);
  expect(values.map((row) => Object.values(row)[0])).not.toContain(label);
  expect(said.join()).toContain(label);
  expect(said.join()).toMatch(/of totals .* left out/);
});

const sexes = (code: readonly [string, string, string]) =>
  lines(
    "country,year,sex,deaths",
    ...["AT", "DE", "FR"].flatMap((country, i) =>
      [2020, 2021].flatMap((year, j) => {
        const [f, m] = [4213 + 917 * i + 31 * j, 4019 + 811 * i + 57 * j];
        return [
          `${country},${year},${code[0]},${f}`,
          `${country},${year},${code[1]},${m}`,
          `${country},${year},${code[2]},${f + m}`,
        ];
      }),
    ),
  );

test.for([
  ["F", "M", "T"],
  ["women", "men", "both"],
  ["Female", "Male", "Total"],
  ["1", "2", "0"],
  ["f", "m", "Both sexes"],
] as const)(
  "a category that sums up the others of each group is left out: %s %s %s",
  async (codes) => {
    const { rows, said, values } = await readData("a.csv", sexes(codes)).catch((error: Error) => {
      // Two parts and a code that says nothing: asked.
      expect(codes[2]).toBe("0");
      expect(error.message).toContain('with "0" in column "sex"');
      return readData("a.csv", sexes(codes), { totals: "leave-out" });
    });
    expect(rows).toBe(12);
    expect(values.reduce((sum, row) => sum + Number(row["deaths"]), 0)).toBe(60_024);
    expect(said.join()).toContain(`6 rows with "${codes[2]}" in column "sex" are left out`);
  },
);

test("totals of two columns of categories, sorted by the total first", async () => {
  const cells = [
    ["F", "young", 11],
    ["F", "old", 23],
    ["M", "young", 13],
    ["M", "old", 19],
  ] as const;
  const all = [1, 2, 5].flatMap((k) => {
    const of = (sex: string, age: string) =>
      cells
        .filter(([s, a]) => (sex === "T" || s === sex) && (age === "All ages" || a === age))
        .reduce((sum, [, , n]) => sum + n * k, 0);
    return ["T", "F", "M"].flatMap((sex) =>
      ["All ages", "young", "old"].map((age) => `r${k},${sex},${age},${of(sex, age)}`),
    );
  });
  const { rows, values } = await readData("a.csv", lines("region,sex,age,n", ...all));
  expect(rows).toBe(12);
  expect(values.reduce((sum, row) => sum + Number(row["n"]), 0)).toBe(66 * 8);
});

test.for([
  ["two small numbers and their sum", lines("shop,sold", "a,1", "b,2", "c,3")],
  ["small numbers in a longer table", lines("shop,sold", "a,1", "b,2", "c,3", "d,6")],
  ["round numbers", lines("shop,sold", "a,1000000", "b,2000000", "c,3000000", "d,6000000")],
  [
    "one column adds up, another does not",
    lines("shop,sold,cost", "a,1234567,5", "b,7654321,6", "c,1111111,7", "d,9999999,8000"),
  ],
  ["years", lines("what,year", "a,2001", "b,2002", "c,4003")],
] as const)("what is a sum by chance stays: %s", async ([, content]) => {
  const { rows, said } = await readData("a.csv", content);
  expect(rows).toBe(content.trim().split("\n").length - 1);
  expect(said.join()).not.toContain("total");
});

test.for([
  ["cost and profit", lines("item,amount", "revenue,1034567", "cost,601234", "profit,433333")],
  ["a film called World", lines("film,votes,score", "Alien,12,6", "Hope,14,8", "World,26,7")],
] as const)("what may be one is asked, and can be answered: %s", async ([, content]) => {
  await expect(readData("a.csv", content)).rejects.toMatchObject({
    name: "ToolError",
    help: expect.stringContaining("totals: keep"),
  });
  expect((await readData("a.csv", content, { totals: "keep" })).rows).toBe(3);
  expect((await readData("a.csv", content, { totals: "leave-out" })).rows).toBe(2);
});

test("a whole that is not the sum of what is there is said", async () => {
  const content = lines("place,people", "World,8000", "Asia,4700", "Europe,740");
  const { rows, said } = await readData("a.csv", content);
  expect(rows).toBe(3);
  expect(said).toContain(
    'a row called "World" is kept among the others: the numbers are not their sums',
  );
});
