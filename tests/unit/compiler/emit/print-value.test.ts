import { expect, test } from "vitest";
import {
  lay,
  print as printArg,
  record,
  type Names,
} from "../../../../src/compiler/emit/print-value.ts";
import type { Arg, Args } from "../../../../src/contract/values.ts";

const variables = new Map([
  ["t1", "t1"],
  ["load-file", "loadFile"],
]);
const names: Names = (name) => ({ text: variables.get(name) ?? "" });
const print = (args: Args, column = 0) =>
  lay(
    record(Object.entries(args), (arg) => printArg(arg, names)),
    2,
    column,
  );

test("every shape of argument", () => {
  expect(
    print({
      ref: { $ref: "load-file.rows[0].usd" },
      param: { $param: "coin" },
      text: { $text: ["of ", { $ref: "t1.name" }, { $param: "coin" }] },
      data: { $literal: { $ref: "t1" } },
      list: [1, -2, 1e21, true, null, "a"],
      none: {},
      "a-b": [],
    }),
  ).toBe(`{
    ref: loadFile.rows[0].usd,
    param: run.param("coin"),
    text: \`of \${t1.name}\${run.param("coin")}\`,
    data: { $ref: "t1" },
    list: [1, -2, 1e+21, true, null, "a"],
    none: {},
    "a-b": [],
  }`);
});

test("no arguments", () => {
  expect(print({})).toBe("{}");
});

test("arguments that are called like a reference are arguments", () => {
  expect(print({ $ref: "t1.rows" })).toBe('{ $ref: "t1.rows" }');
  expect(print({ $text: [{ $ref: "t1.rows" }] })).toBe("{ $text: [t1.rows] }");
});

test("what fits stays on its line; what does not is broken from the outside in", () => {
  expect(print({ a: "x".repeat(88) })).toHaveLength(97);
  expect(print({ a: "x".repeat(89) })).toHaveLength(98);
  expect(print({ a: "x".repeat(90) })).toBe(`{\n    a: "${"x".repeat(90)}",\n  }`);
  expect(print({ a: "x" }, 95)).toBe('{\n    a: "x",\n  }');
  const long = "y".repeat(80);
  expect(print({ a: { b: [long, long], c: 1 } })).toBe(
    `{
    a: {
      b: [
        "${long}",
        "${long}",
      ],
      c: 1,
    },
  }`,
  );
});

test("a key __proto__ is a key", () => {
  const args = JSON.parse('{"a": {"__proto__": {"b": 1}}}') as Args;
  expect(print(args)).toBe('{ a: { ["__proto__"]: { b: 1 } } }');
});

test("nesting is printed once, not once more for each level", () => {
  let arg: Arg = "x".repeat(100);
  for (let depth = 0; depth < 60; depth += 1) arg = [arg, depth];
  // Printed again at each level, this would take 2^60 steps.
  expect(print({ arg }).split("\n")).toHaveLength(3 * 60 + 3);
});

test("a reference to nothing has been reported by the checks: here it is our bug", () => {
  expect(() => print({ a: { $ref: "t9..rows" } })).toThrow("orchc has a bug");
});
