import fc from "fast-check";
import stringWidth from "fast-string-width";
import { describe, expect, test } from "vitest";
import { fit, hang, oneLine, pad } from "../../../../src/cli/render/text.ts";

describe("fit", () => {
  test("leaves what fits, and marks what was cut", () => {
    expect(fit("abc", 3)).toBe("abc");
    expect(fit("abcd", 3)).toBe("ab…");
    expect(fit("abcd", 1)).toBe("…");
    expect(fit("abcd", 0)).toBe("");
  });

  test("counts columns, not letters, and cuts no sign in half", () => {
    expect(fit("価格", 3)).toBe("価…");
    expect(fit("👩‍👩‍👧 family", 3)).toBe("👩‍👩‍👧…");
    expect(fit("e\u0301e\u0301e\u0301", 2)).toBe("e\u0301…");
  });

  test("never gives more columns than asked for", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(40), (text, width) => {
        expect(stringWidth(fit(text, width))).toBeLessThanOrEqual(width);
      }),
    );
  });
});

test("pad counts columns too", () => {
  expect(pad("価", 4)).toBe("価  ");
  expect(pad("価", 4, "right")).toBe("  価");
  expect(pad("abcde", 4)).toBe("abcde");
});

test("hang puts later lines below the beginning of the text", () => {
  expect(hang("help: ", "one two three four five six", 26)).toBe(
    "help: one two three four\n      five six",
  );
  expect(hang("help: ", "one two three", Infinity)).toBe("help: one two three");
});

test("oneLine takes line breaks and control characters out", () => {
  expect(oneLine(" a\r\nb\tc\u001B[31md\u0000e\u009Bf ")).toBe("a b c [31md e f");
});
