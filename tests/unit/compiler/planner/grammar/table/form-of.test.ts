/** The form of a question: what is left of it without columns, values, numbers and wording. */
import { describe, expect, it } from "vitest";
import { derivationsOf, hives, lighthouses } from "./tables.ts";
import type { KnownTable } from "../../../../../../src/compiler/planner/grammar/derive/table/table-question.ts";

function formOf(question: string, table: KnownTable = hives) {
  const [best] = derivationsOf(question, table);
  if (best === undefined) throw new Error(`${question} is not understood`);
  return best.form;
}

describe("is the same", () => {
  it.each([
    ["total honey by apiary", "sum of frames per inspector"],
    ["how many hives are in Heath", "how many hives are in Mill Lane"],
    ["average honey in 2022", "average frames in 2023"],
  ])("%s, %s", (one, other) => {
    expect(formOf(one).said).toBe(formOf(other).said);
  });

  it("of another table", () => {
    expect(formOf("which lighthouse is the highest", lighthouses).said).not.toBe("");
    expect(formOf("mean height by coast", lighthouses).said).toBe(
      formOf("mean honey by apiary").said,
    );
  });
});

describe("is another", () => {
  it.each([
    ["total honey by apiary", "average honey by apiary"],
    ["total honey by apiary", "total honey in Heath"],
    ["average honey in 2022", "average honey before 2022"],
    ["top 3 hives by honey", "hives by honey"],
  ])("%s, %s", (one, other) => {
    expect(formOf(one).said).not.toBe(formOf(other).said);
  });
});

it("words that no part has taken are passed over", () => {
  const { passed } = formOf("what is the average honey of each apiary?");
  expect(passed).toContain("is");
  expect(passed).not.toContain("honey");
});
