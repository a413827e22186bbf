import { expect, test } from "vitest";
import { canonicalJson, prettyJson, sha256, wellFormed } from "../../../src/contract/json.ts";

test("keys are sorted by their UTF-16 code units at every level", () => {
  const value = { b: [{ z: 1, a: 2 }], a: null, "10": 0, "9": 0, "": 1, "€": 1, "\u{1F600}": 2 };
  expect(canonicalJson(value)).toBe(
    '{"":1,"10":0,"9":0,"a":null,"b":[{"a":2,"z":1}],"€":1,"\u{1F600}":2}',
  );
});

test("numbers are written as RFC 8785 writes them", () => {
  expect(canonicalJson([1e30, 4.5, 2e-3, 1e-27, -0, Number("333333333.33333329")])).toBe(
    "[1e+30,4.5,0.002,1e-27,0,333333333.3333333]",
  );
});

test("fields without a value are left out", () => {
  expect(canonicalJson({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
  expect(canonicalJson(undefined)).toBe("null");
});

test("text that was cut in the middle of an emoji can be written and hashed", () => {
  const half = "😀".slice(0, 1);
  expect(canonicalJson({ [half]: [`a${half}`], n: Number.NaN })).toBe('{"n":null,"�":["a�"]}');
  expect(prettyJson([half])).toBe('[\n  "�"\n]\n');
  expect(wellFormed(["😀", half])).toEqual(["😀", "�"]);
});

test("a key __proto__ is a key", () => {
  const value = JSON.parse('{"b": 1, "__proto__": {"a": 2}}') as object;
  expect(canonicalJson(value)).toBe('{"__proto__":{"a":2},"b":1}');
  expect(prettyJson(value)).toBe('{\n  "__proto__": {\n    "a": 2\n  },\n  "b": 1\n}\n');
});

test("sha256 of text is that of its UTF-8 bytes", () => {
  // printf 'Grüße' | sha256sum
  expect(sha256("Grüße")).toBe("f83e039796c6453a10f5519e39fd113901572316a1a8ea07cb525d2801dfd074");
  expect(sha256(new TextEncoder().encode("Grüße"))).toBe(sha256("Grüße"));
});
