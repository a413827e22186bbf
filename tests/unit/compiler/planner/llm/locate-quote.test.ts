import * as fc from "fast-check";
import { expect, test } from "vitest";
import { locateQuote } from "../../../../../src/compiler/planner/llm/locate-quote.ts";

const query = "Draw both (AAPL, MSFT).\nThen write a report (draw both).";

test.each([
  ["Draw both", "Draw both"],
  ["write a report", "write a report"],
  ["THEN   write", "Then write"],
  ["msft). then", "MSFT).\nThen"],
  ["(draw both).", "(draw both)."],
  ["(AAPL", "(AAPL"],
])("finds %j", (quote, found) => {
  const span = locateQuote(query, quote);
  expect(span && query.slice(...span)).toBe(found);
});

test.each(["", "  ", "draw neither", "b.th", "both|report", "a{1}"])("finds no %j", (quote) => {
  expect(locateQuote(query, quote)).toBeUndefined();
});

test("finds every part of every query, whatever signs are in it", () => {
  const text = fc.string({ unit: "grapheme", minLength: 1 });
  fc.assert(
    fc.property(text, text, text, (before, quote, after) => {
      fc.pre(quote.trim() !== "");
      const whole = `${before} ${quote} ${after}`;
      const span = locateQuote(whole, quote);
      expect(span).toBeDefined();
    }),
  );
});
