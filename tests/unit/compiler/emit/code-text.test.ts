import { describe, expect, test } from "vitest";
import {
  commentText,
  oneLine,
  stringLiteral,
  templateText,
} from "../../../../src/compiler/emit/code-text.ts";

describe("a string literal", () => {
  test("is JSON where JSON can be read", () => {
    expect(stringLiteral('a "b" \\ c\n😀é')).toBe(String.raw`"a \"b\" \\ c\n😀é"`);
  });

  test("writes what cannot be seen as what it is", () => {
    expect(stringLiteral("a\u2028b\u202ec\ufeffd\u007f\u0085")).toBe(
      String.raw`"a\u2028b\u202ec\ufeffd\u007f\u0085"`,
    );
    expect(stringLiteral("\ud83d|\ude00|😀")).toBe(String.raw`"\ud83d|\ude00|😀"`);
  });

  test("leaves the joiners that letters and emoji are made with", () => {
    expect(stringLiteral("👩‍👧 می‌خواهم")).toBe('"👩‍👧 می‌خواهم"');
  });
});

test("a template literal", () => {
  expect(templateText("a `b` ${c} $d \\ e\nf\r\u2028")).toBe(
    String.raw`a \`b\` \${c} $d \\ e\nf\u000d\u2028`,
  );
});

describe("a comment", () => {
  test("is one line, and ends where its line ends", () => {
    expect(commentText(" a\nb\r\nc\u2028d */ e\u0000f ")).toBe("a b c d * / e f");
  });

  test("is cut between letters, and only there", () => {
    expect(commentText("x".repeat(200))).toBe("x".repeat(200));
    expect(commentText("😀".repeat(1000))).toBe(`${"😀".repeat(200)}…`);
    expect(oneLine("x".repeat(1000))).toHaveLength(1000);
  });
});
