/** What is asked of a table that does not have it: refused, and not answered with what is near. */
import { describe, expect, it } from "vitest";
import { deriveQuestion } from "../../../../../../src/compiler/planner/grammar/derive/table/derive-question.ts";
import { read } from "../../../../../../src/compiler/planner/grammar/read/read.ts";
import type { KnownTable } from "../../../../../../src/compiler/planner/grammar/derive/table/table-question.ts";
import { number, queryOf, text, time } from "./tables.ts";

const halls: KnownTable = {
  from: { file: "halls.csv" },
  name: "halls",
  rows: 3,
  columns: [
    text("Hall", "East|North|West"),
    ...[2021, 2022, 2023].map((year) => number(String(year), 100, 900, { distinct: 3 })),
  ],
};
const roofs: KnownTable = {
  from: { file: "roofs.csv" },
  name: "roofs",
  rows: 60,
  columns: [
    text("roof", Array.from({ length: 60 }, (_, i) => `R-${i}`).join("|")),
    text("state", "A|B|C|D"),
    text("house", "Elm|Fir|Oak", { distinct: 3 }),
    text("leaking", "no|yes"),
    time("laid", "2011-03-02", "2019-08-30"),
    number("built", 1861, 1998),
    number("repair_keur", 1, 900),
    number("wet days", 0, 40),
  ],
};
const crew: KnownTable = {
  from: { file: "crew.xlsx" },
  name: "crew",
  rows: 20,
  columns: [
    text("Name", Array.from({ length: 20 }, (_, i) => `N ${i}`).join("|")),
    time("Hired", "1999-01-01", "2023-05-01"),
    number("Ill Days", 0, 20),
  ],
};

it("a slip of the pen is told", () => {
  const [best] = deriveQuestion(read("how many roofs by hause"), { from: 0, to: 5 }, roofs);
  expect(best).toMatchObject({ query: { group: ["house"] }, uncovered: [] });
  expect(best?.assumed).toContain('"hause" is read as house');
});

describe("refused", () => {
  it.each([
    // A column for each year: neither end of a range is a group.
    [halls, "average per hall across 2021-2023"],
    [halls, "total 2023 by 2021"],
    // Thousands are said of the column, and not of the amount.
    [roofs, "how many roofs with a repair above 500 thousand euros"],
    // Rows that all are older: of which year is it?
    [roofs, "how many roofs were laid in June"],
    // What is worse is not known.
    [roofs, "how many roofs per state, worst first"],
    // A word that is neither the rows nor a column or a value.
    [roofs, "how many gables"],
    [roofs, "which chimney has the highest repair_keur"],
    [crew, "how many cooks"],
    // Since when, and no number of days that stands there.
    [crew, "who has been on board the longest"],
    // Half of a number is no negation.
    [roofs, "how many out of 60 roofs are in state B"],
  ])("%#: %s, %s", (table, question) => {
    expect(queryOf(question, table)).toBeUndefined();
  });
});

describe("answered all the same", () => {
  it.each([
    [roofs, "how many roofs", { measures: [{ how: "count" }] }],
    [roofs, "how many roofs were laid in June 2015", { measures: [{ how: "count" }] }],
    [
      roofs,
      "how many roofs with a repair_keur above 500",
      { where: [{ op: ">", column: "repair_keur", value: 500 }] },
    ],
    [
      roofs,
      "when did roof R-1 first leak",
      {
        where: [
          { op: "=", column: "roof", value: "R-1" },
          { op: "=", column: "leaking", value: "yes" },
        ],
      },
    ],
    [
      roofs,
      "leaking roofs by house",
      { group: ["house"], where: [{ op: "=", column: "leaking", value: "yes" }] },
    ],
    [
      roofs,
      "how many roofs out of the roofs have state B",
      { where: [{ op: "=", column: "state", value: "B" }] },
    ],
    [roofs, "when was roof R-1 built", { select: ["built"] }],
    [roofs, "how many roofs have state a", { where: [{ op: "=", column: "state", value: "A" }] }],
    [roofs, "which roof has the highest repair_keur", { extreme: { of: "repair_keur" } }],
  ])("%#: %s, %s", (table, question, query) => {
    expect(queryOf(question, table)).toMatchObject(query);
  });
});
