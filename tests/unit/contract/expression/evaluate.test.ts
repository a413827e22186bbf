import { describe, expect, test } from "vitest";
import {
  evaluate,
  ExpressionError,
  type Scope,
} from "../../../../src/contract/expression/evaluate.ts";
import {
  expressionSchema,
  namesIn,
  paramsIn,
  type Expression,
} from "../../../../src/contract/expression/expression.ts";

const outputs: Record<string, never> = {
  t1: { rows: [{ price: 3 }, { price: 9 }], title: "Prices", none: null },
} as never;
const scope: Scope = {
  name: (name) => outputs[name],
  param: (name) => ({ limit: 5 })[name],
};

const name = (text: string): Expression => ({ is: "name", name: text });
const value = (json: number | string | boolean): Expression => ({
  is: "literal",
  value: json,
});
const member = (of: Expression, text: string): Expression => ({ is: "member", of, name: text });
const rows = member(name("t1"), "rows");
const dear: Expression = {
  is: "call",
  of: rows,
  method: "filter",
  args: [
    {
      is: "function",
      params: ["row"],
      body: {
        is: "binary",
        op: ">",
        left: member(name("row"), "price"),
        right: { is: "param", name: "limit" },
      },
    },
  ],
};

describe("evaluate", () => {
  test("a method with a function sees its parameters and what is around it", () => {
    expect(evaluate(dear, scope)).toEqual([{ price: 9 }]);
    expect(evaluate(member(dear, "length"), scope)).toBe(1);
  });

  test("what is not evaluated in JavaScript is not evaluated here", () => {
    const broken = member(member(name("t1"), "none"), "price");
    const guarded: Expression = { is: "binary", op: "&&", left: value(false), right: broken };
    expect(evaluate(guarded, scope)).toBe(false);
    expect(() => evaluate(broken, scope)).toThrow(ExpressionError);
    expect(evaluate({ ...broken, optional: true } as Expression, scope)).toBeUndefined();
  });

  test.each(["constructor", "__proto__", "toString"])("%s of an output is not there", (text) => {
    expect(evaluate(member(name("t1"), text), scope)).toBeUndefined();
    expect(evaluate(member(rows, text), scope)).toBeUndefined();
  });

  test("names and parameters are those from outside", () => {
    expect(namesIn(dear)).toEqual(["t1"]);
    expect(paramsIn(dear)).toEqual(["limit"]);
  });

  test("an expression is read from a manifest as it was written there", () => {
    expect(expressionSchema.parse(JSON.parse(JSON.stringify(dear)))).toEqual(dear);
    expect(
      expressionSchema.safeParse({ is: "call", of: rows, method: "push", args: [] }),
    ).toMatchObject({ success: false });
  });
});
