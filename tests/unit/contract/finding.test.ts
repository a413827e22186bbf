import { expect, test } from "vitest";
import { fingerprints, type Fingerprinted } from "../../../src/contract/finding.ts";

const finding: Fingerprinted = {
  category: "lint",
  file: "src/a.ts",
  rule: "max-lines",
  message: "Function has 31 lines",
  lineText: "function f() {",
};
const print = (change: Partial<Fingerprinted> = {}) => fingerprints([{ ...finding, ...change }])[0];

test("numbers and white space make no other finding", () => {
  expect(print({ message: "Function has  32 lines" })).toBe(print());
  expect(print({ lineText: "  function f() { " })).toBe(print());
});

test("file, rule, words and the text of the line do", () => {
  const others = [
    { file: "src/b.ts" },
    { rule: "max-params" },
    { message: "Function has 31 parameters" },
    { lineText: "function g() {" },
    { lineText: undefined },
    { category: "custom" as const },
  ].map(print);
  expect(new Set([print(), ...others]).size).toBe(others.length + 1);
});

test("equal ones are told apart by their count", () => {
  const [first, second] = fingerprints([finding, finding]);
  expect(first).toBe(print());
  expect(second).not.toBe(first);
});

test("a test is known by its name, whatever it says today", () => {
  const failing = { category: "test" as const, rule: "sum > adds" };
  expect(print({ ...failing, message: "expected a" })).toBe(print({ ...failing, message: "b" }));
});
