import { expect, test } from "vitest";
import { checkBudget } from "../../../src/compiler/source/index.ts";

const estimate = { usd: 0.12, secondsInParallel: 90 };

test("an estimate at or below the budget passes, and so does a source without one", () => {
  expect(checkBudget({}, estimate)).toEqual([]);
  expect(checkBudget({ budget: { usd: 0.12, seconds: 90 } }, estimate)).toEqual([]);
});

test("each limit that is exceeded is a problem of its own", () => {
  expect(
    checkBudget({ budget: { usd: 0.1, seconds: 60 } }, estimate).map(({ message }) => message),
  ).toEqual([
    "The plan is estimated at 0.12 US dollars; its budget is 0.1 US dollars.",
    "The plan is estimated at 90 seconds; its budget is 60 seconds.",
  ]);
});
