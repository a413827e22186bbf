/** Questions whose small words decide: what is left out, of whom, per what, and which of two has more. */
import { describe, expect, it } from "vitest";
import { read } from "../../../../../../src/compiler/planner/grammar/read/read.ts";
import { deriveQuestion } from "../../../../../../src/compiler/planner/grammar/derive/table/derive-question.ts";
import type { KnownTable } from "../../../../../../src/compiler/planner/grammar/derive/table/table-question.ts";
import { number, queryOf, text, time } from "./tables.ts";

const kilns: KnownTable = {
  from: { file: "kilns.csv" },
  name: "kilns",
  rows: 60,
  columns: [
    text("kiln", "K01|K02|K03|K04", { distinct: 60 }),
    text("pottery", "Fern|Gate|Holm", { distinct: 3, values: ["Fern", "Gate", "Holm"] }),
    text("glazed", "yes|no", { distinct: 2, values: ["yes", "no"] }),
    text("shape", "oval|round", { distinct: 2, values: ["oval", "round"] }),
    text("sent from", "Ayr|Bute|Cork", { distinct: 3, values: ["Ayr", "Bute", "Cork"] }),
    text("port", "Ayr|Bute|Cork", { distinct: 3, values: ["Ayr", "Bute", "Cork"] }),
    number("fuel_eur", 20, 900, { distinct: 58 }),
    number("plates", 0, 90, { distinct: 41 }),
    number("satisfaction", 1, 5, { distinct: 5 }),
    number("first_wait_min", 1, 90, { distinct: 50, unit: "min" }),
    number("sea_miles", 10, 900, { distinct: 55 }),
    time("fired_on", "2023-01-04", "2024-12-20"),
  ],
};
const repairs: KnownTable = {
  from: { file: "kiln_repairs.csv" },
  name: "kiln_repairs",
  rows: 80,
  columns: [
    text("kiln", "K01|K02|K03", { distinct: 50 }),
    time("repaired_on", "2023-02-01", "2024-11-30"),
    number("hours", 1, 30, { distinct: 29 }),
  ],
};

const ANSWERED = [
  ["kilns with no plates", { select: ["kiln"], where: [{ op: "=", column: "plates", value: 0 }] }],
  [
    "the cheapest glazed oval one by fuel",
    {
      where: [
        { op: "=", column: "glazed", value: "yes" },
        { op: "=", column: "shape", value: "oval" },
      ],
    },
  ],
  [
    "satisfaction by pottery",
    {
      group: ["pottery"],
      measures: [{ how: "mean", column: "satisfaction", as: "mean satisfaction" }],
    },
  ],
  [
    "average first wait time by pottery",
    {
      group: ["pottery"],
      measures: [{ how: "mean", column: "first_wait_min", as: "mean first_wait_min" }],
    },
  ],
  [
    "how much more fuel did Fern have than Gate",
    {
      measures: [
        {
          how: "sum",
          column: "fuel_eur",
          as: "Fern",
          where: [{ op: "=", column: "pottery", value: "Fern" }],
        },
        {
          how: "sum",
          column: "fuel_eur",
          as: "Gate",
          where: [{ op: "=", column: "pottery", value: "Gate" }],
        },
      ],
      extend: [{ op: "-", of: ["Fern", "Gate"], as: "difference" }],
      select: ["difference", "Fern", "Gate"],
    },
  ],
] as const;

const REFUSED = [
  "how many teapots",
  "how many potteries grew oval",
  "fuel per plate by pottery",
  "total fuel of oval ones and of other kilns",
  "how many kilns are oval, and how many of them are glazed",
  "what will kilns look like in 2031",
];

describe("small words that decide", () => {
  it.each(ANSWERED)("%s", (question, query) => {
    expect(queryOf(question, kilns)).toMatchObject(query);
  });

  it.each(REFUSED)("is not answered in another sense: %s", (question) => {
    expect(queryOf(question, kilns)).toBeUndefined();
  });

  it.each(["which kilns were never repaired", "kilns without a repaired on"])(
    "looks for what the other file has no row of: %s",
    (question) => {
      const reading = read(question);
      const [best] = deriveQuestion(reading, { from: 0, to: reading.tokens.length }, [
        kilns,
        repairs,
      ]);
      expect(best?.uncovered).toEqual([]);
      expect(best?.query).toMatchObject({
        join: [{ kind: "anti", on: [{ left: "kiln", right: "kiln" }] }],
      });
      expect(best?.tables.map(({ name }) => name)).toEqual(["kilns", "kiln_repairs"]);
    },
  );
});
