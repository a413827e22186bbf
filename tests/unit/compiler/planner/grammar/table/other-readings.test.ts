/** Words that could be taken for a column, a group or two conditions, and ask for something else. */
import { describe, expect, it } from "vitest";
import type { KnownTable } from "../../../../../../src/compiler/planner/grammar/derive/table/table-question.ts";
import { number, queryOf, text, time } from "./tables.ts";

const walks: KnownTable = {
  from: { file: "walks.csv" },
  name: "walks",
  rows: 90,
  columns: [
    text("walk_id", Array.from({ length: 90 }, (_, i) => `W-${i}`).join("|")),
    text("guide", "Ada Holm|Ben Ortiz|Cleo Marsh"),
    text("route", "Moor|Coast|Forest"),
    text("insured", "yes|no"),
    time("booked", "2023-01-04", "2024-12-20"),
    { ...time("cancelled", "2023-02-01", "2024-11-30"), missing: 70 },
    number("hours", 1, 9),
    number("peak_c", 2, 39, { unit: "°C" }),
    number("people", 1, 40),
    number("co_ppm", 1, 60, { unit: "ppm" }),
  ],
};
const isCancelled = { op: "missing", column: "cancelled", not: true };

const ANSWERED = [
  ["what was the longest walk", { extreme: { which: "greatest", of: "hours" } }],
  [
    "who had the longest walk",
    { extreme: { which: "greatest", of: "hours" }, select: ["guide", "hours"] },
  ],
  ["how many cancelled walks", { where: [isCancelled], measures: [{ how: "count", as: "rows" }] }],
  [
    "average hours of cancelled walks",
    { where: [isCancelled], measures: [{ how: "mean", column: "hours", as: "mean hours" }] },
  ],
  ["list the cancelled walks", { where: [isCancelled] }],
  [
    "which guide walked the most hours",
    { group: ["guide"], extreme: { which: "greatest", of: "total hours" } },
  ],
  [
    "Moor versus Coast: mean people",
    { group: ["route"], measures: [{ how: "mean", column: "people", as: "mean people" }] },
  ],
] as const;

const REFUSED = [
  "correlation of people",
  "people per guide, and the guide with the most",
  "which guides never had a Moor walk",
  "which guides did not walk the Coast",
  "total people in 2023 and 2024",
  "people in March 2023 or April 2023",
  "average hours from booked to cancelled",
  "Moor versus Coast: people per walk",
  "the walk after 3 May 2023",
];

describe("what could be read as something else", () => {
  it.each(ANSWERED)("is read as it is meant: %s", (question, query) => {
    expect(queryOf(question, walks)).toMatchObject(query);
  });

  it.each(REFUSED)("is not answered: %s", (question) => {
    expect(queryOf(question, walks)).toBeUndefined();
  });
});
