/** What questions say of days, people, lengths of time and months, and what a query has to make of it. */
import { describe, expect, it } from "vitest";
import type { KnownTable } from "../../../../../../src/compiler/planner/grammar/derive/table/table-question.ts";
import { derivationsOf, number, queryOf, text, time } from "./tables.ts";

const NAMES = "Ada Moss|Bo Lind|Cy Roth|Di Park|Ed Vale";

const repairs: KnownTable = {
  from: { file: "repairs.csv" },
  name: "repairs",
  rows: 140,
  columns: [
    text("fitter", NAMES, { distinct: 5 }),
    text("yard", "Brest|Gdynia|Cork"),
    time("closed", "2024-02-03", "2024-11-28"),
    number("minutes_taken", 5, 400),
    number("load_kg", 2, 900),
    number("days off", 0, 40),
    number("effort", 1, 90),
    text("welded", "yes|no"),
  ],
};

const crew: KnownTable = {
  from: { file: "crew.csv" },
  name: "crew",
  rows: 5,
  columns: [
    text("name", NAMES),
    text("port", "Brest|Cork"),
    text("Swimmer", "yes|no"),
    text("pays tax", "Y|N"),
  ],
};

/** Of the best reading, why it is refused. */
const whyNot = (question: string, table: KnownTable): readonly string[] => [
  ...(derivationsOf(question, table)[0]?.reasons.values() ?? []),
];

describe("the last days of the data", () => {
  it.each([
    "how many repairs in the last 21 days of the data",
    "how many repairs in the last 3 weeks on file",
    "total minutes_taken in the past 10 days of the file",
    "how many repairs in the last 60 days of repairs.csv",
    "how many repairs in the last two months of the records",
  ])("%s: is not counted back from today", (question) => {
    expect(queryOf(question, repairs)).toBeUndefined();
  });

  it("says why, and where the data ends", () => {
    expect(whyNot("how many repairs in the last 21 days of the data", repairs).join()).toContain(
      "closed ends on 2024-11-28",
    );
  });

  it.each(["how many repairs in the last 21 days", "how many repairs in the last 21 days in Cork"])(
    "%s: is counted back from today",
    (question) => {
      expect(JSON.stringify(queryOf(question, repairs))).toContain("now-21d/d");
    },
  );
});

describe("a question for people, and a column of yes and no", () => {
  it.each(["who in Cork can swim", "who in Cork is a swimmer", "which crew in Cork pays tax"])(
    "%s: never shows yes and no",
    (question) => {
      const query = queryOf(question, crew) as { readonly select?: readonly string[] } | undefined;
      expect(query?.select ?? []).not.toContainEqual(expect.stringMatching(/Swimmer|tax/));
    },
  );

  it("is a condition, and the name is asked for", () => {
    const best = derivationsOf("who in Cork is a swimmer", crew).find(
      ({ uncovered }) => uncovered.length === 0,
    );
    expect(best?.query).toMatchObject({
      select: ["name"],
      where: [
        { column: "port", value: "Cork" },
        { column: "Swimmer", value: "yes" },
      ],
    });
  });

  it("a number of a row is nobody", () => {
    const [, ...others] = crew.columns;
    const numbered = { ...crew, columns: [text("Crew No", "C1|C2|C3|C4|C5"), ...others] };
    const selected = derivationsOf("who in Cork is a swimmer", numbered).filter(
      ({ uncovered, query }) => uncovered.length === 0 && query["select"] !== undefined,
    );
    expect(selected).toEqual([]);
  });
});

describe("an amount with a unit, in the unit of the column", () => {
  it.each([
    ["how many repairs with minutes_taken over half an hour", "minutes_taken", 30],
    ["how many repairs with minutes_taken over an hour", "minutes_taken", 60],
    ["how many repairs with minutes_taken above two hours", "minutes_taken", 120],
    ["how many repairs with days off over a fortnight", "days off", 14],
    ["how many repairs with days off of more than a week", "days off", 7],
    ["how many repairs with load_kg over half a tonne", "load_kg", 500],
    ["how many repairs with load_kg over a tonne", "load_kg", 1000],
  ])("%s", (question, column, value) => {
    expect(queryOf(question, repairs)).toMatchObject({ where: [{ column, op: ">", value }] });
  });

  it.each([
    "how many repairs with effort over 2 hours",
    "how many repairs with load_kg over an hour",
    "how many repairs with minutes_taken over 3 kg",
    "how many repairs with effort over half an hour",
  ])("%s: is no bare number", (question) => {
    expect(queryOf(question, repairs)).toBeUndefined();
  });
});

describe("a month without a year", () => {
  it("is that of the year of all rows, and says so", () => {
    const [best] = derivationsOf("how many repairs in April", repairs);
    expect(best?.query).toMatchObject({
      where: [{ column: "closed", from: "2024-04-01", to: "2024-04-30" }],
    });
    expect(best?.assumed).toContain("April of 2024 is meant, the year of all rows");
  });

  it("is not known of rows of several years", () => {
    const columns = repairs.columns.map((one) =>
      one.name === "closed" ? time("closed", "2021-02-03", "2024-03-28") : one,
    );
    expect(queryOf("how many repairs in April", { ...repairs, columns })).toBeUndefined();
  });

  it("a month with its year is that one", () => {
    expect(queryOf("how many repairs in April 2023", repairs)).toMatchObject({
      where: [{ from: "2023-04-01" }],
    });
  });
});

describe("what a file is called", () => {
  const bookings: KnownTable = {
    from: { file: "bookings.csv" },
    name: "bookings",
    rows: 90,
    columns: [
      time("booked", "2025-01-02", "2025-06-30"),
      text("state", "open|paid"),
      text("van", "A|B|C"),
    ],
  };
  it.each([
    ["how many bookings are there", { measures: [{ how: "count" }] }],
    ["how many bookings per van", { group: ["van"], measures: [{ how: "count" }] }],
    ["how many bookings are paid", { where: [{ column: "state", value: "paid" }] }],
  ])("%s: are its rows, and not a column of the same stem", (question, query) => {
    expect(queryOf(question, bookings)).toMatchObject(query);
  });
});

describe("what is said of a whole", () => {
  it.each(["what did the repairs in Cork take in total", "best fitters"])("%s", (question) => {
    const query = queryOf(question, repairs) as { readonly measures?: unknown } | undefined;
    expect(query?.measures ?? query).toBe(query?.measures);
  });
});
