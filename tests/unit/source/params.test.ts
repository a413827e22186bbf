import { describe, expect, test } from "vitest";
import { readParams } from "../../../src/compiler/source/index.ts";
import type { Param } from "../../../src/contract/plan.ts";
import { oneLine, problemsOf } from "../../support/problems.ts";

const declared: Record<string, Param> = {
  coin: { type: "string", default: "bitcoin" },
  days: { type: "integer", default: 30 },
  factor: { type: "number", default: 1 },
  chart: { type: "boolean", default: false },
};

describe("values that were typed", () => {
  test("become values of the declared types", () => {
    expect(
      readParams(declared, { coin: "007", days: "7", factor: "-2.5e-1", chart: "True" }),
    ).toEqual({
      coin: "007",
      days: 7,
      factor: -0.25,
      chart: true,
    });
  });

  test("those not given are left to their defaults", () => {
    expect(readParams(declared, {})).toEqual({});
  });

  test("an empty text is a text", () => {
    expect(readParams(declared, { coin: "" })).toEqual({ coin: "" });
  });

  test.each([
    ["days", "2.5"],
    ["days", "many"],
    ["days", ""],
    ["days", "9007199254740993"],
    ["factor", "0x1F"],
    ["factor", "1,5"],
    ["factor", "Infinity"],
    ["chart", "yes"],
    ["chart", "constructor"],
  ])("%s=%s is refused", async (name, text) => {
    const found = await problemsOf(() => readParams(declared, { [name]: text }));
    expect(found.map(({ code }) => code)).toEqual(["ORC1011"]);
    expect(found[0]?.message).toContain(`it is ${JSON.stringify(text)}.`);
  });

  test("everything wrong is told at once", async () => {
    const needed: Record<string, Param> = {
      ...declared,
      city: { type: "string", description: "where" },
    };
    const found = await problemsOf(() =>
      readParams(needed, { dais: "1", days: "x", toString: "1" }),
    );
    expect(found.map((problem) => oneLine(problem))).toEqual([
      "ORC1010 There is no parameter dais.",
      'ORC1011 days has to be a whole number; it is "x".',
      "ORC1010 There is no parameter toString.",
      "ORC1012 The parameter city (string, where) has no value and no default.",
    ]);
    expect(found[0]?.help).toBe(
      "Did you mean days? Its parameters: coin, days, factor, chart, city.",
    );
  });
});
