import fc from "fast-check";
import { expect, test } from "vitest";
import { Misfit } from "../../../../src/runtime/worker/failure.ts";
import { isLonger, jsonPieces } from "../../../../src/runtime/worker/json-text.ts";

const jsonText = (value: unknown): string => [...jsonPieces(value)].join("");

test("JSON is what JSON.stringify makes of it", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(jsonText(value)).toBe(JSON.stringify(value));
    }),
  );
});

/** Longer than a piece in each way: in one text, in many items, in many fields, in names. */
const large = fc.jsonValue().chain((value) =>
  fc.record({
    text: fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 7 })
      .map((part) => part.repeat(30_000)),
    halves: fc
      .constantFrom("\ud83d", "\ude00x", "a\ud83d\ude00")
      .map((part) => part.repeat(70_000)),
    list: fc.nat(30_000).map((length) => Array.from({ length }, () => value)),
    fields: fc
      .nat(9000)
      .map((n) =>
        Object.fromEntries(
          Array.from({ length: n }, (_, i) => [`ä${i}`, i % 7 === 0 ? undefined : value]),
        ),
      ),
    empty: fc.constantFrom([], {}, { none: undefined }, ""),
  }),
);

test("large JSON is too, in pieces of bounded length", () => {
  fc.assert(
    fc.property(large, (value) => {
      const whole = JSON.stringify(value);
      const pieces = [...jsonPieces(value)];
      expect(pieces.join("") === whole).toBe(true);
      expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(2_000_000);
      expect(isLonger(value, whole.length)).toBe(false);
      expect(isLonger({ value: "x".repeat(100) }, 100)).toBe(true);
    }),
    { numRuns: 5 },
  );
});

test("a field that is undefined is left out, as if it were not there", () => {
  expect(jsonText({ a: 1, b: undefined })).toBe(`{"a":1}`);
});

test("what is nested deeper than others can follow is refused", () => {
  let value: unknown = 1;
  for (let depth = 0; depth < 1000; depth += 1) value = [value];
  expect(jsonText({ value })).toContain("[[1]]");
  const error = thrownBy(() => jsonText({ value: [value] }));
  expect((error as Misfit).failure).toMatchObject({ what: "nested more than 1000 deep" });
});

test("the same object in two places is no cycle", () => {
  const same = { n: 1 };
  expect(jsonText({ a: same, b: [same, same] })).toBe(`{"a":{"n":1},"b":[{"n":1},{"n":1}]}`);
});

test.each([
  [{ a: [1, { b: Infinity }] }, "a[1].b", "Infinity"],
  [{ s: Symbol("x") }, "s", "a symbol"],
  [{ e: new Error("x") }, "e", "an instance of Error"],
  [{ bytes: new Uint8Array(2) }, "bytes", "an instance of Uint8Array"],
  [{ list: Array<number>(1) }, "list[0]", "undefined"],
  [undefined, "the output itself", "undefined"],
  [
    Object.assign(Object.create({ inherited: 1 }) as object, { own: 1 }),
    "the output itself",
    "an instance of Object",
  ],
])("%o is refused at %s", (value, at, what) => {
  const error = thrownBy(() => jsonText(value));
  expect(error).toBeInstanceOf(Misfit);
  expect((error as Misfit).failure).toEqual({ why: "not-json", at, what });
});

function thrownBy(action: () => void): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}
