/** What people say plainly in more than one way: it is answered, and what only looks like it is not. */
import { describe, expect, it } from "vitest";
import { number, queryOf, text } from "./tables.ts";
import type { KnownTable } from "../../../../../../src/compiler/planner/grammar/derive/table/table-question.ts";

const parcels: KnownTable = {
  from: { file: "parcels.csv" },
  name: "parcels",
  rows: 300,
  columns: [
    text("parcel", Array.from({ length: 300 }, (_, i) => `PX-${i}`).join("|")),
    text("sender_town", "Lund|Visby|Falun"),
    text("destination", "Lund|Visby|Falun"),
    text("content", "glass|wet paint|seed"),
    text("insured", "no|yes"),
    text("phase", "at the depot|delivered|lost"),
    number("Duration (min)", 20, 900, { unit: "min" }),
    number("Value (M SEK)", 1, 400, { unit: "M SEK" }),
    number("vintage", 1950, 2010),
    number("stamps", 1, 90),
  ],
};
const rows = [{ how: "count", as: "rows" }];

const ANSWERED = [
  [
    "how many parcels are still at the depot",
    { measures: rows, where: [{ op: "=", column: "phase", value: "at the depot" }] },
  ],
  ["parcels per content type", { group: ["content"], measures: rows }],
  [
    "how many parcels went to Visby",
    { measures: rows, where: [{ op: "=", column: "destination", value: "Visby" }] },
  ],
  ["parcels from Falun", { where: [{ op: "=", column: "sender_town", value: "Falun" }] }],
  ["parcels with 20 stamps or more", { where: [{ op: ">=", column: "stamps", value: 20 }] }],
  ["parcels with 3 stamps or less", { where: [{ op: "<=", column: "stamps", value: 3 }] }],
  [
    "how many parcels took longer than 3 hours",
    { measures: rows, where: [{ op: ">", column: "Duration (min)", value: 180 }] },
  ],
  ["oldest vintage", { measures: [{ how: "min", column: "vintage", as: "lowest vintage" }] }],
  ["TOP 5 parcels by stamps", { order: [{ column: "stamps", descending: true }], limit: 5 }],
] as const;

describe("what is answered", () => {
  it.each(ANSWERED)("%s", (question, query) => {
    expect(queryOf(question, parcels)).toMatchObject(query);
  });

  it("the opposite of a column of yes and no", () => {
    const [, ...others] = parcels.columns;
    const table = { ...parcels, columns: [text("complete", "no|yes"), ...others] };
    const condition = { op: "=", column: "complete", value: "no" };
    expect(queryOf("how many incomplete parcels", table)).toEqual({
      measures: rows,
      where: [condition],
    });
  });
});

describe("what is refused", () => {
  it.each([
    "parcels at Visby",
    "how many parcels were inspected",
    "parcels per content colour",
    "how many parcels are longer than 2 kg",
  ])("%s", (question) => {
    expect(queryOf(question, parcels)).toBeUndefined();
  });
});
