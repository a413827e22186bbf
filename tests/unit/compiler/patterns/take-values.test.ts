/** Another query's plan is taken only where every other word is the same, and each new value is one whole argument. */
import { describe, expect, test } from "vitest";
import { takeValues } from "../../../../src/compiler/index.ts";
import { planOf } from "../../../support/plans.ts";

const planFor = (query: string, args: Record<string, string | number>, more: object = {}) =>
  planOf(
    { t1: { title: query, args, ...more } },
    { source: { query, sha256: "0", planner: "hand@1" } },
  );

const taken = (query: string, plan: ReturnType<typeof planFor>) => {
  const found = takeValues(query, plan);
  return found && (found.tasks[0] as unknown as { readonly args: unknown }).args;
};

describe("is taken", () => {
  test.each([
    [
      "a path",
      "Audit data/a.csv",
      "Audit data/b.csv",
      { file: "data/a.csv" },
      { file: "data/b.csv" },
    ],
    [
      "a quoted text",
      'Mail "Ann" the list',
      'Mail "Bob Ray" the list',
      { to: "Ann" },
      { to: "Bob Ray" },
    ],
    [
      "a date",
      "Audit since 2026-01-01.",
      "Audit since 2026-02-28.",
      { from: "2026-01-01" },
      { from: "2026-02-28" },
    ],
    ["the same query", "Audit it", "Audit it.", { n: 5 }, { n: 5 }],
  ])("%s", (_, before, after, args, wanted) => {
    expect(taken(after, planFor(before, args))).toEqual(wanted);
  });

  test("titles say the new value", () => {
    const found = takeValues(
      "Audit data/b.csv",
      planFor("Audit data/a.csv", { file: "data/a.csv" }),
    );
    expect(found).toMatchObject({
      tasks: [{ title: "Audit data/b.csv" }],
      replaced: [{ from: "data/a.csv", to: "data/b.csv" }],
    });
  });
});

describe("is refused", () => {
  test.each([
    ["another word", "Audit data/a.csv", "Check data/b.csv", { file: "data/a.csv" }],
    [
      "a number, which may be equal to another by chance",
      "Top 2 of data/a.csv",
      "Top 3 of data/a.csv",
      { digits: 2 },
    ],
    ["more words", "Audit data/a.csv", "Audit data/b.csv twice", { file: "data/a.csv" }],
    ["another ending", "Audit data/a.csv", "Audit data/b.json", { file: "data/a.csv" }],
    [
      "a value that stands in the plan twice",
      "Audit data/a.csv",
      "Audit data/b.csv",
      { file: "data/a.csv", other: "data/a.csv" },
    ],
    ["a value within another one", 'Find "Oslo"', 'Find "Rome"', { where: "city = 'Oslo'" }],
    [
      "a value that is whole, and part of another one",
      'Find "Oslo"',
      'Find "Rome"',
      { city: "Oslo", sql: "x = 'Oslo'" },
    ],
    [
      "a value that the plan does not have",
      "Audit data/a.csv",
      "Audit data/b.csv",
      { file: "data/all.csv" },
    ],
    [
      "a value that the query has twice",
      "Compare data/a.csv with data/a.csv",
      "Compare data/b.csv with data/a.csv",
      { file: "data/a.csv" },
    ],
    ["a day that no month has", "Since 2026-01-01", "Since 2026-13-01", { from: "2026-01-01" }],
    ["a path for a quoted text", 'Mail "Ann"', "Mail ann.txt", { to: "Ann" }],
    ["another case of a word", "Audit May", "Audit may", { month: "May" }],
  ])("%s", (_, before, after, args) => {
    expect(takeValues(after, planFor(before, args))).toBeUndefined();
  });

  test("a value in a condition of the plan", () => {
    const plan = planFor('Find "Oslo"', { city: "Oslo" }, { criteria: ['output.city === "Oslo"'] });
    expect(takeValues('Find "Rome"', plan)).toBeUndefined();
  });

  test("a plan that assumed something, or has parameters", () => {
    const plan = planFor("Audit it", {});
    expect(
      takeValues("Audit it", { ...plan, notes: [{ kind: "assumed", text: "x" }] }),
    ).toBeUndefined();
    expect(takeValues("Audit it", { ...plan, params: { n: { type: "string" } } })).toBeUndefined();
  });
});
