import { expect, test } from "vitest";
import { fieldsOf, typeOf } from "../../../../src/cli/render/json-schema.ts";

test.each([
  [{ type: "string" }, "text"],
  [{ type: "string", format: "path" }, "path"],
  [{ type: "integer" }, "whole number"],
  [{ type: ["string", "null"] }, "text | null"],
  [{ enum: ["a", 1, null] }, "a | 1 | null"],
  [{ const: "a" }, "a"],
  [{ type: "array", items: { $ref: "#/$defs/Point" } }, "list of Point"],
  [{ anyOf: [{ type: "number" }, { type: "null" }] }, "number | null"],
  [{}, "anything"],
  [true, "anything"],
])("%j is %s", (schema, words) => {
  expect(typeOf(schema)).toBe(words);
});

test("fields say whether they may be left out", () => {
  const schema = {
    type: "object",
    properties: {
      file: { type: "string", description: "the file" },
      how: { type: "string", default: "mean" },
      limit: { type: "integer" },
    },
    required: ["file"],
  };
  expect(fieldsOf(schema)).toEqual([
    { name: "file", type: "text", description: "the file", presence: "required" },
    { name: "how", type: "text", description: "", presence: 'default "mean"' },
    { name: "limit", type: "whole number", description: "", presence: "" },
  ]);
});
