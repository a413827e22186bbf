import { describe, expect, test } from "vitest";
import { oneLine } from "../../../src/model/one-line.ts";
import { readJson } from "../../../src/model/read-json.ts";

describe("readJson", () => {
  test.each([
    ["the whole text", ' {"a": [1]}\n', { a: [1] }],
    ["a fence", 'Sure!\n```json\n{"a": 1}\n```\nAnything {else}?', { a: 1 }],
    ["a fence without a language", '```\n{"a": 1}\n```', { a: 1 }],
    ["between words", 'The plan: {"a": {"b": "}"}} as asked.', { a: { b: "}" } }],
    ["after thoughts", '<think>hmm</think>{"a": 1}', { a: 1 }],
  ])("finds JSON in %s", (_name, text, value) => {
    expect(readJson(text)).toEqual(value);
  });

  test.each(["", "no", '{"a": 1', "{a: 1}", "}{"])("finds none in %j", (text) => {
    expect(readJson(text)).toBeUndefined();
  });
});

describe("oneLine", () => {
  test("leaves no line break, terminal escape or direction mark", () => {
    expect(oneLine(" a\r\n\u001b[31mb\u2028c\u202ed\te ")).toBe("a [31mb c d e");
  });

  test("cuts what is too long", () => {
    expect(oneLine("abcdef", 4)).toBe("abc…");
    expect(oneLine("abcd", 4)).toBe("abcd");
  });
});
