import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeArg } from "../../../../../src/compiler/planner/llm/arg-encoding.ts";
import { canonicalJson, type Json } from "../../../../../src/contract/json.ts";
import { literalOf, mentions } from "../../../../../src/contract/values.ts";

describe("decodeArg", () => {
  test.each<[Json, unknown]>([
    ["t1.table", "t1.table"],
    [3, 3],
    [null, null],
    [
      ["a", { ref: "t1.name" }],
      ["a", { $ref: "t1.name" }],
    ],
    [{ param: "coin" }, { $param: "coin" }],
    [{ text: ["Of ", { ref: "t1.name" }] }, { $text: ["Of ", { $ref: "t1.name" }] }],
    [{ fields: [{ name: "left", value: { ref: "t1.table" } }] }, { left: { $ref: "t1.table" } }],
    [{ fields: [] }, {}],
  ])("reads %j", (encoded, arg) => {
    expect(decodeArg(encoded)).toEqual(arg);
  });

  test.each<[Json, unknown]>([
    [{ $ref: "t1.table" }, { $ref: "t1.table" }],
    [
      { left: { $ref: "t1.table" }, n: 3 },
      { left: { $ref: "t1.table" }, n: 3 },
    ],
    [{ $literal: { $ref: "t1" } }, { $literal: { $ref: "t1" } }],
    [
      { ref: "t1.table", more: 1 },
      { ref: "t1.table", more: 1 },
    ],
    [{ fields: ["name", "value"] }, { fields: ["name", "value"] }],
  ])("understands a model that writes plain objects: %j", (encoded, arg) => {
    expect(decodeArg(encoded)).toEqual(arg);
  });

  test.each(["$ref", "$param", "$text", "$literal", "ref", "fields"])(
    "leaves data with a field %s what it is",
    (name) => {
      const value = name === "$text" ? ["a", "b"] : "t1.table";
      const arg = decodeArg({ fields: [{ name, value }] });
      expect(mentions(arg)).toEqual([]);
      expect(literalOf(arg)).toEqual({ [name]: value });
    },
  );

  test("gives back any data that was written as data", () => {
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom("$ref", "$param", "$text", "$literal", "fields"),
    );
    const data = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
        fc.array(tie("value")),
        fc.dictionary(name, tie("value")),
      ),
    })).value;
    fc.assert(
      fc.property(data, (value) => {
        const arg = decodeArg(encode(value));
        expect(mentions(arg)).toEqual([]);
        expect(canonicalJson(literalOf(arg))).toBe(canonicalJson(value));
      }),
    );
  });
});

/** Data as a model that keeps to the schema writes it. */
function encode(value: Json): Json {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(encode);
  return {
    fields: Object.entries(value).map(([name, item]) => ({ name, value: encode(item) })),
  };
}
