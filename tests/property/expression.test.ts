/** What a condition says as a tree is what its text says in TypeScript. */
import { runInNewContext } from "node:vm";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseExpression, printExpression } from "../../src/compiler/expression/index.ts";
import { evaluate, ExpressionError, type Value } from "../../src/contract/expression/evaluate.ts";
import { binaryOperators, type Expression } from "../../src/contract/expression/expression.ts";
import type { Json } from "../../src/contract/json.ts";

const outputs: Readonly<Record<string, Json>> = {
  t1: {
    rows: [
      { price: 3, name: "a" },
      { price: 9, name: "b" },
    ],
    title: "Prices",
    none: null,
  },
  item: "lamp 1",
  "t2-1": [1, 2, "3", null, ["x"]],
  count: 0,
};
const params: Readonly<Record<string, Json>> = { limit: 5, mode: "full", on: false };

const names = [...Object.keys(outputs), "row", "at"];
const fields = ["rows", "title", "none", "price", "name", "length", "missing"];
const texts = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.constantFrom("", "a", "`${x}`", '"', "\\", "\\`", "\n", "\u2028", "${", "}", "Prices"),
);
const scalars: fc.Arbitrary<Json> = fc.oneof(
  texts,
  fc.integer({ min: -20, max: 20 }),
  fc.double({ noDefaultInfinity: true, noNaN: true }).map((number) => (number === 0 ? 0 : number)),
  fc.boolean(),
  fc.constant(null),
);
const optional = fc.constantFrom<{ readonly optional?: true }>({}, {}, { optional: true });

const { expression: expressions } = fc.letrec<{ expression: Expression }>((tie) => {
  const part = tie("expression");
  const leaf: fc.Arbitrary<Expression> = fc.oneof(
    scalars.map((value): Expression => ({ is: "literal", value })),
    fc.constant<Expression>({ is: "undefined" }),
    fc.constantFrom(...names).map((name): Expression => ({ is: "name", name })),
    fc.constantFrom("limit", "mode", "on").map((name): Expression => ({ is: "param", name })),
    fc.array(scalars, { maxLength: 3 }).map((value): Expression => ({ is: "literal", value })),
    fc
      .dictionary(fc.constantFrom("price", "a b", "length"), scalars, { maxKeys: 2 })
      .map((value): Expression => ({ is: "literal", value: { ...value } })),
  );
  const call = fc.oneof(
    fc.record({
      method: fc.constantFrom("includes" as const, "startsWith" as const, "endsWith" as const),
      args: fc.tuple(part),
    }),
    fc.record({
      method: fc.constantFrom("some", "every", "filter", "map", "find"),
      args: fc.tuple(
        fc
          .tuple(fc.constantFrom([], ["row"], ["row", "at"]), part)
          .map(([own, body]): Expression => ({ is: "function", params: own, body })),
      ),
    }),
    fc.record({
      method: fc.constantFrom("toLowerCase", "toUpperCase", "trim"),
      args: fc.constant([]),
    }),
  );
  return {
    expression: fc.oneof(
      { maxDepth: 5, depthIdentifier: "expression" },
      leaf,
      fc
        .tuple(part, fc.constantFrom(...fields), optional)
        .map(([of, name, more]) => ({ is: "member" as const, of, name, ...more })),
      fc
        .tuple(part, part, optional)
        .map(([of, at, more]) => ({ is: "index" as const, of, at, ...more })),
      fc
        .tuple(fc.constantFrom("not" as const, "negate" as const, "typeof" as const), part)
        .map(([is, of]): Expression => ({ is, of })),
      fc
        .tuple(fc.constantFrom(...binaryOperators), part, part)
        .map(([op, left, right]): Expression => ({ is: "binary", op, left, right })),
      fc.tuple(part, part, part).map(([when, then, otherwise]): Expression => ({
        is: "choice",
        when,
        then,
        else: otherwise,
      })),
      fc
        .tuple(part, call, optional)
        .map(([of, called, more]) => ({ is: "call" as const, of, ...called, ...more })),
      fc
        .array(part, { minLength: 1, maxLength: 3 })
        .map((items): Expression => ({ is: "list", items })),
      fc.tuple(texts, part, texts, part).map(([before, one, between, two]): Expression => ({
        is: "text",
        parts: textParts([before, one, between, two]),
      })),
    ),
  };
});

/** As a template has them: no text that is empty. */
function textParts(parts: readonly (string | Expression)[]): Expression[] {
  return parts.flatMap((part): Expression[] => {
    if (typeof part !== "string") return [part];
    return part === "" ? [] : [{ is: "literal", value: part }];
  });
}

/** What is written in one way only: a list of constants is a constant, and `-5` is a number. */
function canonical(expression: Expression): Expression {
  const parsed = parseExpression(printExpression(expression));
  if ("mistake" in parsed)
    throw new Error(`${printExpression(expression)}: ${parsed.mistake.reason}`);
  return parsed.expression;
}

test("what is printed is read as the same", () => {
  fc.assert(
    fc.property(expressions, (given) => {
      const once = canonical(given);
      expect(canonical(once)).toEqual(once);
      expect(printExpression(once)).toBe(printExpression(canonical(once)));
    }),
    { numRuns: 3000 },
  );
});

function valueOf(given: Expression): unknown {
  try {
    return plain(
      evaluate(given, {
        name: (name): Value => outputs[name],
        param: (name): Value => params[name],
      }),
    );
  } catch (error) {
    if (error instanceof ExpressionError) return "TypeError";
    throw error;
  }
}

/** JavaScript's own answer to the text. */
function javascriptOf(given: Expression): unknown {
  const text = printExpression(given);
  const globals = {
    params,
    tasks: outputs,
    ...Object.fromEntries(names.map((name) => [name, outputs[name]])),
  };
  try {
    return plain(runInNewContext(`(${text})`, structuredClone(globals)) as Value);
  } catch (error) {
    if ((error as Error).name === "TypeError") return "TypeError";
    throw error;
  }
}

/** Of another context lists have another prototype; NaN and what is not there are kept apart. */
function plain(value: Value): unknown {
  return JSON.parse(
    JSON.stringify({ value }, (_, inner: unknown) => {
      if (inner === undefined) return "is not there";
      return typeof inner === "number" && !Number.isFinite(inner) ? `is ${inner}` : inner;
    }),
  );
}

test("a tree is worth what JavaScript makes of its text", () => {
  fc.assert(
    fc.property(expressions, (given) => {
      const once = canonical(given);
      expect(valueOf(once)).toEqual(javascriptOf(once));
      expect(valueOf(given)).toEqual(valueOf(once));
    }),
    { numRuns: 3000 },
  );
});
