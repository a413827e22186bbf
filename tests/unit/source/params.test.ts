import { describe, expect, test } from "vitest";
import { withDefaults, type Source } from "../../../src/compiler/source/index.ts";
import type { Param } from "../../../src/contract/plan.ts";
import { oneLine, problemsOf } from "../../support/problems.ts";

const declared: Record<string, Param> = {
  coin: { type: "string", default: "bitcoin" },
  days: { type: "integer", default: 30 },
  factor: { type: "number", default: 1 },
  chart: { type: "boolean", default: false },
};
const source = (params: Record<string, Param>, file?: string): Source => ({
  query: "{coin}",
  name: "coin",
  params,
  start: { line: 1, column: 1 },
  ...(file !== undefined && { file }),
});
const defaultsOf = ({ params }: Source) =>
  Object.fromEntries(Object.entries(params).map(([name, param]) => [name, param.default]));

describe("values given for the parameters of a query file", () => {
  const file = source(declared, "/q.query.md");

  test("become defaults of the declared types", () => {
    const given = { coin: "007", days: "7", factor: "-2.5e-1", chart: "True" };
    const { params } = withDefaults(file, given);
    expect(params).toEqual({
      coin: { type: "string", default: "007" },
      days: { type: "integer", default: 7 },
      factor: { type: "number", default: -0.25 },
      chart: { type: "boolean", default: true },
    });
  });

  test("leave the others as they are; an empty text is a text", () => {
    expect(defaultsOf(withDefaults(file, {}))).toEqual(defaultsOf(file));
    expect(defaultsOf(withDefaults(file, { coin: "" }))).toEqual({ ...defaultsOf(file), coin: "" });
  });

  test.each([
    ["days", "2.5"],
    ["days", "many"],
    ["days", ""],
    ["days", "9007199254740993"],
    ["factor", "0x1F"],
    ["factor", "1,5"],
    ["factor", "Infinity"],
    ["factor", "1e400"],
    ["chart", "yes"],
    ["chart", "constructor"],
  ])("%s=%s is refused", async (name, text) => {
    const found = await problemsOf(() => withDefaults(file, { [name]: text }));
    expect(found.map(({ code }) => code)).toEqual(["ORC1011"]);
    expect(found[0]?.message).toContain(`it is ${JSON.stringify(text)}.`);
  });

  test("everything wrong is told at once", async () => {
    const found = await problemsOf(() =>
      withDefaults(file, { dais: "1", days: "x", toString: "1" }),
    );
    expect(found.map((problem) => oneLine(problem))).toEqual([
      "ORC1010 There is no parameter dais.",
      'ORC1011 days has to be a whole number; it is "x".',
      "ORC1010 There is no parameter toString.",
    ]);
    expect(found[0]?.help).toBe("Did you mean days? Its parameters: coin, days, factor, chart.");
  });
});

test("in a query in words nothing declares a type, so the value does", () => {
  const text: Param = { type: "string" };
  const words = source({ a: text, b: text, c: text, d: text, e: text });
  const { params } = withDefaults(words, { a: "7", b: "0.5", c: "false", d: "seven" });
  expect(params).toEqual({
    a: { type: "integer", default: 7 },
    b: { type: "number", default: 0.5 },
    c: { type: "boolean", default: false },
    d: { type: "string", default: "seven" },
    e: { type: "string" },
  });
});
