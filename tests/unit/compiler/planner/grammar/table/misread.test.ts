/** Words that invite another reading than the one that is meant: units, parts of names, and nouns behind adjectives. */
import { describe, expect, it } from "vitest";
import type { KnownTable } from "../../../../../../src/compiler/planner/grammar/derive/table/table-question.ts";
import { number, queryOf, text, time } from "./tables.ts";

const rowers: KnownTable = {
  from: { file: "rowers.csv" },
  name: "rowers",
  rows: 4,
  columns: [
    text("code", "R-01|R-02|R-03|R-04"),
    text("full name", "Mia Thorn|Ole Brandt|Una Keel|Sam Stroud"),
    time("enrolled", "2019-02-01", "2024-05-06"),
    number("dues", 20, 80, { distinct: 4 }),
    number("age", 16, 71, { distinct: 4 }),
    number("outings last week", 0, 9, { distinct: 4 }),
    text("boathouse", "North|South", { distinct: 2, values: ["North", "South"] }),
  ],
};
const parcels: KnownTable = {
  from: { file: "parcels.csv" },
  name: "parcels",
  rows: 300,
  columns: [
    text("depot", "Ash|Birch|Cedar"),
    text("shade", "brown|white"),
    text("carton", "flat|tall|wide"),
    number("mass_kg", 1, 900, { distinct: 280 }),
    number("route_km", 5, 800, { distinct: 120 }),
    number("pieces", 1, 40),
    number("Wait (min)", 1, 600, { unit: "min" }),
    number("postage", 2, 90, { unit: "$" }),
    number("Season", 2015, 2024, { distinct: 10 }),
  ],
};

const ANSWERED = [
  [
    rowers,
    "who is the oldest?",
    { extreme: { which: "greatest", of: "age" }, select: ["full name", "age"] },
  ],
  [
    rowers,
    "who enrolled first?",
    { extreme: { which: "least", of: "enrolled" }, select: ["full name", "enrolled"] },
  ],
  [
    parcels,
    "average postage of parcels heavier than 0.25 t",
    {
      measures: [{ how: "mean", column: "postage", as: "mean postage" }],
      where: [{ op: ">", column: "mass_kg", value: 250 }],
    },
  ],
  [
    parcels,
    "parcels with a route over 50 miles",
    { where: [{ op: ">", column: "route_km", value: 80.4672 }] },
  ],
  [
    parcels,
    "parcels with a wait under 2 hours",
    { where: [{ op: "<", column: "Wait (min)", value: 120 }] },
  ],
  [
    parcels,
    "how many parcels have a postage above $30",
    {
      measures: [{ how: "count", as: "rows" }],
      where: [{ op: ">", column: "postage", value: 30 }],
    },
  ],
  [
    parcels,
    "how many pieces of white carton do we have",
    {
      measures: [{ how: "sum", column: "pieces", as: "total pieces" }],
      where: [{ op: "=", column: "shade", value: "white" }],
    },
  ],
  [
    parcels,
    "total pieces of brown carton per depot",
    {
      group: ["depot"],
      measures: [{ how: "sum", column: "pieces", as: "total pieces" }],
      where: [{ op: "=", column: "shade", value: "brown" }],
    },
  ],
] as const;

const REFUSED = [
  [rowers, "total dues of rowers under 40"],
  [parcels, "how many parcels have a route over 3 days"],
  [parcels, "how many parcels were heavier than 10 km"],
  [parcels, "average carton postage by shade"],
  [parcels, "best season by pieces"],
] as const;

const DROPPED = { group: expect.anything() as unknown, measures: expect.anything() as unknown };

describe("questions that are easily misread", () => {
  it.each(ANSWERED)("%#: %s", (table, question, query) => {
    expect(queryOf(question, table)).toEqual(query);
  });
  it.each(REFUSED)("%#: %s is refused", (table, question) => {
    expect(queryOf(question, table)).toBeUndefined();
  });
  it("counts nothing as a unit", () => {
    expect(queryOf("cartons over 50 dollars", parcels)).not.toMatchObject(DROPPED);
  });
});
