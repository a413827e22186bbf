import { describe, expect, test } from "vitest";
import { checkArguments } from "../../../../src/compiler/passes/check-arguments.ts";
import type { JsonObject } from "../../../../src/contract/json.ts";
import type { Args } from "../../../../src/contract/values.ts";
import { inputOf, passContext, planOf, problemsIn, toolInfo } from "../../../support/plans.ts";

const history = inputOf(
  {
    coin: { type: "string", description: "as CoinGecko calls it" },
    days: { type: "integer", minimum: 1, maximum: 365 },
    mode: { type: "string", enum: ["open", "close"] },
    tags: { type: "array", items: { type: "string" } },
    extra: { anyOf: [{ type: "string" }, { type: "number" }] },
  },
  ["coin", "days"],
);

function problems(args: Args, input: JsonObject = history): string[] {
  const tool = toolInfo("markets.history", { input });
  return problemsIn(
    checkArguments,
    planOf({ t1: {}, t2: { tool: tool.name, args } }, { params: { n: { type: "integer" } } }),
    passContext([tool, toolInfo("test.echo")]),
  );
}

describe("arguments that fit", () => {
  test("values, references and parameters; optional ones may be left out", () => {
    expect(problems({ coin: "bitcoin", days: 30 })).toEqual([]);
    expect(problems({ coin: { $ref: "t1.text" }, days: { $param: "n" } })).toEqual([]);
    expect(problems({ coin: { $text: ["bit", "coin"] }, days: 1, extra: 1, tags: [] })).toEqual([]);
  });

  test("a value that holds a reference is checked when the plan is built", () => {
    expect(problems({ coin: "a", days: 1, tags: [1, { $ref: "t1.text" }] })).toEqual([]);
  });

  test("a tool that takes any field takes any field", () => {
    const open = { ...inputOf({}), additionalProperties: {} };
    expect(problems({ whatever: 1, $ref: "t1" }, open)).toEqual([]);
  });

  test("schemas that speak of themselves", () => {
    const nested = inputOf({
      name: { type: "string" },
      children: { type: "array", items: { $ref: "#" } },
      table: { $ref: "#/$defs/Table" },
    });
    const input = {
      ...nested,
      $defs: { Table: inputOf({ title: { type: "string" } }, ["title"]) },
    };
    expect(problems({ name: "a", children: [{ name: "b", children: [] }] }, input)).toEqual([]);
    expect(problems({ children: [{ name: 1 }], table: {} }, input)).toEqual([
      'ORC2009 "children" of markets.history is [{"name":1}] and must be text at [0].name. @ t2 args.children',
      'ORC2009 "table" of markets.history is {} and must have the field "title". @ t2 args.table',
    ]);
  });
});

test("everything that is wrong with a call is reported together", () => {
  expect(problems({ day: 3, days: 1.5, mode: "closed", tags: ["a", 2], extra: null })).toEqual([
    'ORC2007 markets.history needs "coin" (as CoinGecko calls it), which is not given. @ t2 args',
    'ORC2008 markets.history takes no argument "day". @ t2 args.day',
    'ORC2009 "days" of markets.history is 1.5 and must be a whole number. @ t2 args.days',
    'ORC2009 "mode" of markets.history is "closed" and must be one of open, close. @ t2 args.mode',
    'ORC2009 "tags" of markets.history is ["a",2] and must be text at [1]. @ t2 args.tags',
    'ORC2009 "extra" of markets.history is null and must be text or a number. @ t2 args.extra',
  ]);
});

test.each<[JsonObject, Args[string], string]>([
  [{ type: "integer", minimum: 1 }, 0, "is 0 and must be at least 1"],
  [{ type: "number", exclusiveMaximum: 1 }, 1, "is 1 and must be less than 1"],
  [{ type: "string", minLength: 1 }, "", 'is "" and must not be empty'],
  [{ type: "array", minItems: 2 }, [1], "is [1] and must have a length of at least 2"],
  [{ type: "string", maxLength: 1 }, "ab", 'is "ab" and must have a length of at most 1'],
  [{ const: "x" }, "y", 'is "y" and must be "x"'],
  [{ type: ["string", "null"] }, 5, "is 5 and must be text or null"],
  [
    { type: "string", format: "date", pattern: "^\\d{4}$" },
    "x",
    'is "x" and must be a date such as 2024-01-31',
  ],
  [{ type: "string", pattern: "^[\\w-.]+$" }, "a b", 'is "a b" and must be of the form ^[\\w-.]+$'],
  [{ type: "array", uniqueItems: true }, [1, 1], "is [1,1] and must not hold an item twice"],
])("%j does not take %j", (schema, value, reason) => {
  expect(problems({ x: value }, inputOf({ x: schema }))).toEqual([
    `ORC2009 "x" of markets.history ${reason}. @ t2 args.x`,
  ]);
});

test("a long value is shown as far as it takes to know it again", () => {
  const [problem = ""] = problems({ coin: 5, days: "9".repeat(1000) });
  expect(problems({ coin: "a", days: "9".repeat(1000) })[0]?.length).toBeLessThan(200);
  expect(problem).toContain('"coin" of markets.history is 5');
});

test("data that looks like a reference is checked as data", () => {
  expect(problems({ coin: { $literal: { $ref: "t1.text" } }, days: 1 })).toEqual([
    'ORC2009 "coin" of markets.history is {"$ref":"t1.text"} and must be text. @ t2 args.coin',
  ]);
});

test("names that objects bring along are unknown like any other", () => {
  expect(problems({ coin: "a", days: 1, constructor: 1, toString: "x" })).toEqual([
    'ORC2008 markets.history takes no argument "constructor". @ t2 args.constructor',
    'ORC2008 markets.history takes no argument "toString". @ t2 args.toString',
  ]);
});

test("a schema that cannot be compiled leaves its field to the tool, and checks the others", () => {
  const input = inputOf({
    far: { $ref: "https://example.org/schema" },
    odd: { type: "string", pattern: "(" },
    near: { type: "string" },
  });
  expect(problems({ far: 1, odd: "x", near: 1 }, input)).toEqual([
    'ORC2009 "near" of markets.history is 1 and must be text. @ t2 args.near',
  ]);
});

test("a tool that is not there is left to the check of tools", () => {
  const plan = planOf({ t1: { tool: "no.such", args: { x: 1 } } });
  expect(problemsIn(checkArguments, plan, passContext([]))).toEqual([]);
});
