/** Each word of a question decides something: what would be answered without it is another question. */
import { describe, expect, it } from "vitest";
import { derivationsOf, number, queryOf, text, time } from "./tables.ts";
import type { KnownTable } from "../../../../../../src/compiler/planner/grammar/derive/table/table-question.ts";

const permits: KnownTable = {
  from: { file: "permits.csv" },
  name: "permits",
  rows: 180,
  columns: [
    text("permit", Array.from({ length: 180 }, (_, i) => `B-${i}`).join("|")),
    time("granted", "2023-01-04", "2024-11-30"),
    text("ward", "Holm|Vesta|Kern"),
    text("from_yard", "Alder|Birch|Cedar"),
    text("to_yard", "Alder|Birch|Cedar"),
    text("phase", "grant|appeal|refused"),
    text("rushed", "no|yes"),
    number("plots", 1, 9, { distinct: 9 }),
    number("fee_each", 10, 90),
  ],
};
const rushed = { op: "=", column: "rushed", value: "yes" };
const rows = { how: "count", as: "rows" };

const ANSWERED = [
  [
    "permits from Alder to Birch",
    {
      where: [
        { op: "=", column: "from_yard", value: "Alder" },
        { op: "=", column: "to_yard", value: "Birch" },
      ],
    },
  ],
  ["rushed permits per ward", { where: [rushed], group: ["ward"], measures: [rows] }],
  [
    "permits with more than 4 plots by ward",
    {
      where: [{ op: ">", column: "plots", value: 4 }],
      group: ["ward"],
      measures: [rows],
    },
  ],
  [
    "what was granted on 2024-02-05",
    { where: [{ op: "=", column: "granted", value: "2024-02-05" }] },
  ],
  [
    "what is the oldest permit in phase refused by granted",
    {
      where: [{ op: "=", column: "phase", value: "refused" }],
      extreme: { which: "least", of: "granted" },
    },
  ],
  [
    "what percentage of permits was rushed",
    {
      measures: [
        { how: "count", as: "part", where: [rushed] },
        { how: "count", as: "whole" },
      ],
      extend: [
        { op: "/", of: ["part", "whole"], as: "ratio" },
        { op: "*", of: ["ratio", 100], as: "share of rows" },
      ],
      select: ["share of rows", "part", "whole"],
    },
  ],
] as const;

describe("what is answered", () => {
  it.each(ANSWERED)("%s", (question, query) => {
    expect(queryOf(question, permits)).toMatchObject(query);
  });

  it.each(["permits in Kern", "ward Kern permits", "grant permits in Kern"])(
    "shows no column that the condition fixes: %s",
    (question) => {
      const query = queryOf(question, permits) as { readonly select?: readonly string[] };
      expect(query.select ?? []).not.toContain("ward");
    },
  );
});

describe("what is refused", () => {
  it.each([
    "total plots times fee each by ward",
    "plots minus fee each",
    "fee each divided by plots per ward",
    "percentage that was rushed by ward",
  ])("%s", (question) => {
    expect(queryOf(question, permits)).toBeUndefined();
  });
});

describe("readings", () => {
  it.each([
    "permits from Alder to Birch",
    "which ward has the most plots in 2024",
    "grant permits by ward",
  ])("none has a year as a limit, two ends as a list, or a condition left out: %s", (question) => {
    for (const { query, uncovered } of derivationsOf(question, permits)) {
      if (uncovered.length > 0) continue;
      expect(query["limit"]).toBeUndefined();
      expect(JSON.stringify(query)).not.toContain(`["Alder","Birch"]`);
      expect(query["where"]).toBeDefined();
    }
  });

  it("of a share by group are two: of the rows of the group first, and of all that fit", () => {
    const found = derivationsOf("percentage that was rushed by ward", permits).filter(
      ({ uncovered }) => uncovered.length === 0,
    );
    expect(found.slice(0, 2).map(({ said }) => said)).toEqual([
      "rows with rushed = yes, whole for each ward, then ratio, share of rows, then ward, share of rows, part, whole",
      "only rows with rushed = yes, then rows for each ward, then share of rows",
    ]);
  });
});
