import { describe, expect, test } from "vitest";
import { plainBlock, plainLine } from "../../../../../src/runtime/runner/text/plain-line.ts";

describe("plainLine", () => {
  test("makes one line of several", () => {
    expect(plainLine("  a\r\nb\tc \n\n d ")).toBe("a b c d");
  });

  test("takes away what would steer a terminal or reorder a line", () => {
    expect(plainLine("\u001b[31mred\u001b[0m \u001b]0;title\u0007\u009b2J \u202Etxt\u2066")).toBe(
      "red txt",
    );
  });

  test("mends half characters", () => {
    expect(plainLine("a\uD83D b").isWellFormed()).toBe(true);
  });

  test("cuts at a word, and a long word at the limit", () => {
    expect(plainLine("one two three four five six", 21)).toBe("one two three four…");
    expect(plainLine("x".repeat(50), 10)).toBe(`${"x".repeat(9)}…`);
    expect(plainLine("👍".repeat(50), 10)).toBe("👍👍👍👍…");
  });
});

test("plainBlock keeps lines and cuts like plainLine", () => {
  expect(plainBlock("a\r\n\u001b[1mb\u001b[0m\n", 100)).toBe("a\nb");
  expect(plainBlock("word ".repeat(100), 20)).toBe("word word word word…");
});
