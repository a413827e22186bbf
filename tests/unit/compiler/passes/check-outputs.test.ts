import { describe, expect, test } from "vitest";
import { checkOutputs } from "../../../../src/compiler/passes/check-outputs.ts";
import { outputOf, passContext, planOf, problemsIn, toolInfo } from "../../../support/plans.ts";

const load = toolInfo("data.load", {
  output: {
    ...outputOf({
      table: { $ref: "#/$defs/Table" },
      count: { type: "integer" },
      name: { type: "string" },
      pair: { type: "array", prefixItems: [{ type: "string" }, outputOf({ a: {} })] },
      maybe: { anyOf: [{ type: "object", properties: {} }, { type: "null" }] },
      byName: { type: "object", additionalProperties: { type: "number" } },
    }),
    $defs: {
      Table: outputOf({
        title: { type: "string" },
        rows: { type: "array", items: outputOf({ usd: { type: "number" } }) },
      }),
    },
  },
});
const context = passContext([load, toolInfo("test.echo")]);

function problems(reference: string) {
  const plan = planOf({ t1: { tool: "data.load" }, t2: { args: { x: { $ref: reference } } } });
  return checkOutputs.run(plan, context).diagnostics;
}

test.each([
  "t1",
  "t1.count",
  "t1.table.title",
  "t1.table.rows[0].usd",
  "t1.table.rows.length",
  "t1.name.length",
  "t1.pair[1].a",
  "t1.maybe.anything[3]",
  "t1.byName.anything",
])("%s is there", (reference) => {
  expect(problems(reference)).toEqual([]);
});

describe("what is not there is reported with what is", () => {
  test.each([
    ["t1.tabel.rows", "tabel", 'Did you mean "table"?'],
    ["t1.table.rows[0].eur", "eur", "It returns: usd."],
    ["t1.table.rows.usd", "usd", "It returns: [0], length."],
    ["t1.table[0]", "[0]", "It is no list. It returns: title, rows."],
    ["t1.name[0]", "[0]", "It is no list. It returns: length."],
    ["t1.count.value", "value", "It has no fields."],
    ["t1.byName.a.b", "b", "It has no fields."],
    ["t1.pair[1].b", "b", 'Did you mean "a"?'],
    ["t1.constructor", "constructor", "It returns: table, count, name, pair, maybe, byName."],
    ["t1.__proto__", "__proto__", "It returns: table, count, name, pair, maybe, byName."],
  ])("%s", (reference, field, help) => {
    expect(problems(reference)).toEqual([
      {
        code: "ORC2010",
        severity: "error",
        message: `"${reference}": data.load returns no field "${field}".`,
        help,
        places: [{ in: "plan", task: "t2", path: "args.x" }],
      },
    ]);
  });
});

test("references in lists and texts, each with its place", () => {
  const plan = planOf({
    t1: { tool: "data.load" },
    t2: {
      args: { list: [{ $ref: "t1.a" }], text: { $text: ["x", { $ref: "t1.b" }] } },
      origin: { query: [1, 2] },
    },
  });
  expect(problemsIn(checkOutputs, plan, context)).toEqual([
    'ORC2010 "t1.a": data.load returns no field "a". @ query 1-2 @ t2 args.list.0',
    'ORC2010 "t1.b": data.load returns no field "b". @ query 1-2 @ t2 args.text.1',
  ]);
});

test("what other checks report is not reported twice", () => {
  const plan = planOf({
    t1: { tool: "no.such" },
    t2: { args: { a: { $ref: "t1.x" }, b: { $ref: "t9.x" }, c: { $ref: "t1[" } } },
  });
  expect(problemsIn(checkOutputs, plan, context)).toEqual([]);
});
