import { expect, test } from "vitest";
import { colorsOf, written } from "../../../src/cli/colors.ts";
import { wrap } from "../../../src/cli/render/text.ts";

const FORGED = "\u001b[31mred\u001b]0;title\u0007 \u009b2J \u202eback \u2066in";
const SHOWN = "\\u001b[31mred\\u001b]0;title\\u0007 \\u009b2J \\u202eback \\u2066in";

test("what data holds is shown, and steers nothing; our own colours are colours", () => {
  const { bold, cyan } = colorsOf(true);
  expect(written(FORGED)).toBe(SHOWN);
  expect(written(bold(FORGED))).toBe(`\u001b[1m${SHOWN}\u001b[22m`);
  expect(written(bold(`a${cyan("b")}c`))).toBe("\u001b[1ma\u001b[36mb\u001b[39mc\u001b[22m");
  expect(written(colorsOf(false).bold(FORGED))).toBe(SHOWN);
});

test("text is laid out as it is shown", () => {
  const { bold } = colorsOf(true);
  const lines = written(wrap(bold("one two \u202ethree four five"), 20)).split("\n");
  expect(lines).toEqual([
    "\u001b[1mone two \\u202ethree\u001b[22m",
    "\u001b[1mfour five\u001b[22m",
  ]);
});

test("line feeds and tabs stay, a carriage return that writes over its line does not", () => {
  expect(written("a\r\nb\tc\rd")).toBe("a\nb\tc\\u000dd");
});
