import { expect, test } from "vitest";
import { checkTexts } from "../../../../src/compiler/passes/check-texts.ts";
import type { Args } from "../../../../src/contract/values.ts";
import { outputOf, passContext, planOf, problemsIn, toolInfo } from "../../../support/plans.ts";

const load = toolInfo("data.load", {
  output: outputOf({
    table: outputOf({ title: { type: "string" } }),
    rows: { type: "array", items: { type: "number" } },
    some: {},
  }),
});
const context = passContext([load, toolInfo("test.echo")]);
const problems = (args: Args) =>
  problemsIn(checkTexts, planOf({ t1: { tool: "data.load" }, t2: { args } }), context);

test("texts of texts, numbers, parameters, and outputs that are one value or may be", () => {
  const $text = [
    "a",
    1,
    true,
    null,
    { $param: "p" },
    { $literal: "b" },
    { $ref: "t1.table.title" },
    { $ref: "t1.rows[0]" },
    { $ref: "t1.rows.length" },
    { $ref: "t1.some" },
    { $text: ["c"] },
  ];
  expect(problems({ title: { $text } })).toEqual([]);
});

test("outside of a text, tables and lists are welcome", () => {
  expect(problems({ x: { $ref: "t1.table" }, y: [{ $ref: "t1.rows" }], z: { a: [] } })).toEqual([]);
});

test("a part that is a list or a group of fields", () => {
  expect(
    problems({
      title: { $text: ["Of ", { $ref: "t1.table" }] },
      list: [{ deep: { $text: [{ $ref: "t1.rows" }, { $text: [{ $ref: "t1" }] }] } }],
    }),
  ).toEqual([
    "ORC2018 t1.table is an object and cannot be interpolated into a text. @ t2 args.title.1",
    "ORC2018 t1.rows is a list and cannot be interpolated into a text. @ t2 args.list.0.deep.0",
    "ORC2018 t1 is an object and cannot be interpolated into a text. @ t2 args.list.0.deep.1.0",
  ]);
});

test("data is no better", () => {
  expect(problems({ title: { $text: [[1], { a: 1 }, { $literal: { $ref: "t1" } }] } })).toEqual([
    "ORC2018 [1] is a list and cannot be interpolated into a text. @ t2 args.title.0",
    'ORC2018 {"a":1} is an object and cannot be interpolated into a text. @ t2 args.title.1',
    'ORC2018 {"$literal":{"$ref":"t1"}} is an object and cannot be interpolated into a text. @ t2 args.title.2',
  ]);
});
