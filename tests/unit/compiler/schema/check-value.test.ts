import { expect, test } from "vitest";
import { misfitOf } from "../../../../src/compiler/schema/check-value.ts";

const measure = {
  anyOf: [
    { type: "object", properties: { how: { const: "count" } }, required: ["how"] },
    { type: "object", properties: { how: { enum: ["sum", "mean"] } }, required: ["how", "column"] },
    { type: "object", properties: { how: { const: "quantile" } }, required: ["how", "q"] },
  ],
};
const input = { type: "object", properties: { measures: { type: "array", items: measure } } };
const misfit = (measures: unknown) => misfitOf(input, "measures", measures);

test("objects that a field tells apart: all that the field may be, and the nearest of it", () => {
  expect(misfit([{ how: "meen", column: "price" }])).toEqual({
    must: "must be one of count, sum, mean, quantile at [0].how",
    nearest: "mean",
  });
});

test("of the one that is meant, what it lacks", () => {
  expect(misfit([{ how: "quantile" }])?.must).toBe('must have the field "q" at [0]');
});

test("what fits", () => {
  expect(misfit([{ how: "count" }])).toBeUndefined();
});
