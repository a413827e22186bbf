/** Questions near to another one that is easier to answer: the other one is never answered. */
import { describe, expect, it } from "vitest";
import type { KnownTable } from "../../../../../../src/compiler/planner/grammar/derive/table/table-question.ts";
import { number, queryOf, text, time } from "./tables.ts";

const names = (start: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${start}${i}`).join("|");

const lessons: KnownTable = {
  from: { file: "lessons.csv" },
  name: "lessons",
  rows: 60,
  columns: [
    number("lesson", 700, 759, { distinct: 60 }),
    text("code", names("L-", 60)),
    text("pupil", names("Pupil ", 60)),
    text("teacher", "Mara Sill|Jo Brandt|Otto Lind"),
    text("state", "open|done|missed"),
    time("opened", "2024-01-02", "2024-11-28"),
    number("way_km", 1, 45, { distinct: 30, unit: "km" }),
    number("cost", 12, 61, { distinct: 50 }),
    text("colour", "red|white"),
    text("wine", "Rioja|Baden|Pfalz"),
    number("bottles", 1, 12, { distinct: 9 }),
  ],
};

const count = [{ how: "count", as: "rows" }];

describe("what the words say is what is answered", () => {
  it.each([
    ["how many lessons per teacher", { group: ["teacher"], measures: count }],
    [
      "open lessons per teacher",
      { where: [{ op: "=", column: "state", value: "open" }], group: ["teacher"], measures: count },
    ],
    ["which lesson was opened last", { extreme: { which: "greatest", of: "opened" } }],
    [
      "how many bottles of red wine",
      {
        where: [{ op: "=", column: "colour", value: "red" }],
        measures: [{ how: "sum", column: "bottles", as: "total bottles" }],
      },
    ],
  ])("%s", (question, query) => {
    expect(queryOf(question, lessons)).toMatchObject(query);
  });

  it.each([
    "how many lessons took longer than 10 days",
    "the value of all (cost times bottles)",
    "cost minus bottles by teacher",
  ])("%s is refused", (question) => {
    expect(queryOf(question, lessons)).toBeUndefined();
  });
});
