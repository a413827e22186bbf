/** Small words that tell something, and columns that two words have a claim to: none of them is passed over. */
import { describe, expect, it } from "vitest";
import { checkedForms } from "../../../../../../src/compiler/planner/grammar/derive/table/checked-forms.ts";
import type { KnownTable } from "../../../../../../src/compiler/planner/grammar/derive/table/table-question.ts";
import { derivationsOf, number, queryOf, text, time } from "./tables.ts";

const tents: KnownTable = {
  from: { file: "tents.csv" },
  name: "tents",
  rows: 120,
  columns: [
    text("tent", Array.from({ length: 120 }, (_, i) => `T${i}`).join("|")),
    text("depot", "Kiel|Rennes|Turku"),
    text("keeper", "Moss|Pryce|Dahl"),
    time("lent_on", "2025-01-03", "2026-10-30"),
    number("nights", 1, 20, { distinct: 20 }),
    number("charge", 9, 900, { unit: "EUR" }),
    number("rating", 1, 5, { distinct: 5 }),
    number("rate_per_night", 9, 60, { unit: "EUR" }),
  ],
};

describe("is refused", () => {
  it.each([
    "how many tents are out",
    "how many tents does Kiel have out",
    "how many tents are in at Turku",
    "and how many did Moss?",
    "how many did Pryce lend",
    "average charge per nights",
  ])("%s", (question) => {
    expect(queryOf(question, tents)).toBeUndefined();
  });
});

describe("is answered", () => {
  it.each([
    ["how many tents are in Kiel", { where: [{ column: "depot", value: "Kiel" }] }],
    ["how many tents went out in 2025", { where: [{ column: "lent_on" }] }],
    ["average rate_per_night per depot", { group: ["depot"] }],
  ])("%s", (question, query) => {
    expect(queryOf(question, tents)).toMatchObject(query);
  });
});

describe("a column that another one could be meant by", () => {
  it.each([
    ["average rate by depot", true],
    ["average rating by depot", false],
    ["average rate_per_night by depot", false],
  ])("%s: %s", (question, isContested) => {
    const [best] = derivationsOf(question, tents);
    expect(best?.isContested).toBe(isContested);
    if (isContested && best !== undefined) expect(checkedForms.has(best)).toBe(false);
  });
});
