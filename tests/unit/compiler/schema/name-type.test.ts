import { expect, test } from "vitest";
import { nameType } from "../../../../src/compiler/schema/name-type.ts";
import { inputOf, outputOf } from "../../../support/plans.ts";

const text = { type: "string" };

test.each([
  [text, "string"],
  [{ type: "integer" }, "number"],
  [{ type: "null" }, "null"],
  [{ type: ["string", "null"] }, "string | null"],
  [{ enum: ["a", 1] }, '"a" | 1'],
  [{ $ref: "#/$defs/Table" }, "Table"],
  [{ type: "array", items: { $ref: "#/$defs/Table" } }, "Table[]"],
  [{ type: "array", items: { type: "array", items: text } }, "string[][]"],
  [{ anyOf: [{ $ref: "#/$defs/Table" }, { type: "null" }] }, "Table | null"],
  [{ type: "array", items: { anyOf: [text, { type: "number" }] } }, "(string | number)[]"],
  [{ type: "array" }, "unknown[]"],
  [inputOf({ a: text, b: { type: "boolean" } }, ["a"]), "{ a: string; b?: boolean }"],
  [
    outputOf({ a: {}, b: { type: "array", items: outputOf({ c: text }) } }),
    "{ a: unknown; b: { c: string }[] }",
  ],
  [
    outputOf(
      Object.fromEntries(["name", "count", "mean", "min", "minimum", "max"].map((k) => [k, text])),
    ),
    "{ name, count, mean, min, … }",
  ],
])("%j is %s", (schema, name) => {
  expect(nameType(schema)).toBe(name);
});

test.each([
  [{}],
  [{ type: "object" }],
  [{ type: "object", additionalProperties: text }],
  [{ $ref: "https://example.org" }],
  [{ anyOf: [text, {}] }],
  [{ type: "toString" }],
])("of %j nothing can be said", (schema) => {
  expect(nameType(schema)).toBeUndefined();
});
