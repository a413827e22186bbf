/** Run with: npm test */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fitLine, monthsAfter } from "./line.ts";
import { trend } from "./trend.ts";

test("a straight line is continued as it is", () => {
  const line = fitLine([10, 12, 14]);
  assert.equal(line.slope, 2);
  assert.equal(line.explained, 1);
  assert.equal(line.at(3), 16);
});

test("scattered values get the line of least squares", () => {
  const line = fitLine([1, 3, 2]);
  assert.ok(Math.abs(line.slope - 0.5) < 1e-12);
  assert.ok(Math.abs(line.explained - 0.25) < 1e-12);
});

test("the months ahead go on over the end of the year", () => {
  assert.deepEqual(monthsAfter("2025-11-01", 3), ["2025-12-01", "2026-01-01", "2026-02-01"]);
});

test("the tool's schema fills in what is not given", () => {
  const points = [1, 2, 3].map((value) => ({ at: `2025-0${value}-01`, value }));
  assert.equal(trend.input.parse({ points }).months, 3);
});
