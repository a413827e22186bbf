import { describe, expect, test } from "vitest";
import { diffValues } from "../../../../src/compiler/compare/diff-values.ts";
import type { Json } from "../../../../src/contract/json.ts";

/** `where[0] 1 → where[1] 2`, `+ limit 3`, `- limit 3`. */
const said = (before: Json, after: Json) =>
  diffValues({ at: "", value: before }, { at: "", value: after }).map(
    ({ before: one, after: other }) => {
      const text = (placed: typeof one) => `${placed?.at} ${JSON.stringify(placed?.value)}`;
      if (one === undefined) return `+ ${text(other)}`;
      return other === undefined ? `- ${text(one)}` : `${text(one)} → ${text(other)}`;
    },
  );

describe("what differs between two values", () => {
  test("is nothing when they say the same, in whatever order of keys", () => {
    expect(said({ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 })).toEqual([]);
  });

  test("is said where it is, as deep as it is", () => {
    expect(said({ a: { b: 1 }, c: 2 }, { a: { b: 2 }, d: 3 })).toEqual([
      "a.b 1 → a.b 2",
      "- c 2",
      "+ d 3",
    ]);
  });

  test("of another type is the whole value", () => {
    expect(said({ a: [1] }, { a: { b: 1 } })).toEqual(['a [1] → a {"b":1}']);
  });

  test("in a list is what was inserted, and not all that stands behind it", () => {
    expect(said({ a: [1, 2, 3] }, { a: [0, 1, 2, 3] })).toEqual(["+ a[0] 0"]);
    expect(said({ a: [1, 2, 3] }, { a: [1, 3] })).toEqual(["- a[1] 2"]);
  });

  test("in an item between two that stay is said within the item", () => {
    const where = (value: number) => ({ column: "cups", value });
    expect(said({ w: [where(1), where(2)] }, { w: [where(0), where(1), where(5)] })).toEqual([
      '+ w[0] {"column":"cups","value":0}',
      "w[1].value 2 → w[2].value 5",
    ]);
  });

  test("takes a reference as one value, and data that looks like one as data", () => {
    expect(said({ a: { $ref: "t1.x" } }, { a: { $ref: "t2.x" } })).toEqual([
      'a {"$ref":"t1.x"} → a {"$ref":"t2.x"}',
    ]);
    expect(said({ a: { $literal: { $ref: "t1" } } }, { a: { $ref: "t1" } })).toHaveLength(1);
  });

  test("finds a key that every object has only where it is", () => {
    const own = JSON.parse('{"__proto__": 1, "toString": 2}') as Json;
    expect(said({}, own)).toEqual(["+ __proto__ 1", "+ toString 2"]);
  });
});
