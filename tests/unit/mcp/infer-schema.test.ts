/** The shape of values, and what several have in common. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "../../../src/contract/json.ts";
import { schemaCheck } from "../../../src/mcp/connection/check-schema.ts";
import { inferSchema, widen } from "../../../src/mcp/witness/infer-schema.ts";
import { isSameShape } from "../../../src/mcp/witness/witness-file.ts";

test("types and names, which are always there, and no value", () => {
  const seen = {
    items: [
      { name: "tea", left: 7, tags: [] },
      { name: "cake", left: 2.5 },
    ],
    next: null,
  };
  const schema = inferSchema(seen);
  expect(schema).toEqual({
    type: "object",
    properties: {
      items: {
        type: "array",
        items: {
          type: "object",
          properties: {
            name: { type: "string" },
            left: { type: "number" },
            tags: { type: "array", items: false },
          },
          required: ["left", "name"],
        },
      },
      next: { type: "null" },
    },
    required: ["items", "next"],
  });
  expect(JSON.stringify(schema)).not.toMatch(/tea|cake|2\.5/);
});

test("what differs is widened, no further than it has to be", () => {
  expect(widen({ type: "integer" }, { type: "number" })).toEqual({ type: "number" });
  expect(widen({ type: "null" }, { type: "string" })).toEqual({
    anyOf: [{ type: "null" }, { type: "string" }],
  });
  expect(widen(inferSchema([]), inferSchema([1]))).toEqual({
    type: "array",
    items: { type: "integer" },
  });
  expect(widen(inferSchema({ a: 1 }), inferSchema({ b: 1 }))).toMatchObject({ required: [] });
});

test("many members are a table of values by keys, whose keys are not kept", () => {
  const table = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`user${i}`, i]));
  const schema = inferSchema(table);
  expect(schema).toEqual({ type: "object", additionalProperties: { type: "integer" } });
  expect(widen(schema, inferSchema({ user1: "none" }))).toEqual({
    type: "object",
    additionalProperties: { anyOf: [{ type: "integer" }, { type: "string" }] },
  });
});

const value = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;

test("a widened shape accepts each of the values, in whatever order they were seen", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 4 }), async (values) => {
      const shapes = values.map((one) => inferSchema(one));
      const all = shapes.reduce(widen);
      const check = await schemaCheck(all);
      for (const each of values) expect(check(each)).toBeUndefined();
      expect(isSameShape(shapes.toReversed().reduce(widen), all)).toBe(true);
      expect(isSameShape(widen(all, shapes[0] ?? {}), all)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
