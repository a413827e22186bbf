/** Canonical JSON is what RFC 8785 says, whatever keys and values there are. */
import canonicalize from "canonicalize";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../../src/contract/json.ts";

const key = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "toJSON",
    "1",
    "10",
    "2",
    "01",
    "-1",
    "$ref",
    "",
    "a",
    "B",
    "é",
    "😀",
  ),
  fc.string({ unit: "binary" }),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: "binary" }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(null, true, false, -0, undefined, String.raw`\ud800`),
    fc.array(tie("value"), { maxLength: 4 }),
    fc
      .array(fc.tuple(key, tie("value")), { maxLength: 6 })
      .map((entries) => Object.fromEntries(entries.filter(([name]) => name !== "toJSON"))),
  ),
}));

test("the text of any value is that of RFC 8785", () => {
  fc.assert(
    fc.property(value, (any) => {
      expect(canonicalJson(any)).toBe(canonicalize(any) ?? "null");
    }),
    { numRuns: 2000 },
  );
});

test("what JSON has no word for is written as JSON and UTF-8 write it", () => {
  const half = "\ud800";
  expect(canonicalJson({ b: Number.NaN, a: [half, undefined], [half]: new Date(0) })).toBe(
    '{"a":["\ufffd",null],"b":null,"\ufffd":"1970-01-01T00:00:00.000Z"}',
  );
});
