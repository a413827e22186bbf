import { expect, test } from "vitest";
import { analyse } from "../../../../src/compiler/analyses/index.ts";
import { planOf } from "../../../support/plans.ts";

test("everything that can be known of a plan before it runs", () => {
  const plan = planOf({
    load: { estimate: { seconds: 2, usd: 0 } },
    fetch: {
      estimate: { seconds: 3, usd: 0.01 },
      retry: { limit: 2, backoff: "fixed", baseMs: 1 },
    },
    join: { needs: ["load", "fetch"], estimate: { seconds: 1, usd: 0 } },
    chart: { args: { data: { $ref: "join.text" } }, estimate: { seconds: 1.5, usd: 0 } },
    page: { needs: [{ task: "join", when: "always" }], estimate: { seconds: 0.5, usd: 0 } },
  });
  expect(analyse(plan)).toEqual({
    groups: [["load", "fetch"], ["join"], ["chart", "page"]],
    depth: 3,
    paths: {
      count: 4,
      listed: [
        ["load", "join", "chart"],
        ["load", "join", "page"],
        ["fetch", "join", "chart"],
        ["fetch", "join", "page"],
      ],
    },
    transitiveNeeds: {
      load: [],
      fetch: [],
      join: ["load", "fetch"],
      chart: ["load", "fetch", "join"],
      page: ["load", "fetch", "join"],
    },
    criticalPath: ["fetch", "join", "chart"],
    criticalSeconds: 5.5,
    secondsInParallel: 5.5,
    secondsInSequence: 8,
    slack: { load: 1, fetch: 0, join: 0, chart: 0, page: 1 },
    speedup: 1.45,
    usd: 0.01,
  });
});

test("a task that says nothing of its time counts as one second, here as in what is built of it", () => {
  const analysis = analyse(planOf({ a: {}, b: { needs: ["a"] }, c: {} }));
  expect(analysis.secondsInSequence).toBe(3);
  expect(analysis.secondsInParallel).toBe(2);
  expect(analysis.slack).toEqual({ a: 0, b: 0, c: 1 });
});

test("a plan that takes no time is not sped up", () => {
  const estimate = { seconds: 0, usd: 0 };
  expect(analyse(planOf({ a: { estimate }, b: { estimate } })).speedup).toBe(1);
});

test("nothing is NaN in a plan without tasks", () => {
  expect(analyse(planOf({}))).toEqual({
    groups: [],
    depth: 0,
    paths: { count: 0, listed: [] },
    transitiveNeeds: {},
    criticalPath: [],
    criticalSeconds: 0,
    secondsInParallel: 0,
    secondsInSequence: 0,
    slack: {},
    speedup: 1,
    usd: 0,
  });
});

test("costs are rounded to what can be paid, not to what floating point makes of them", () => {
  const estimate = { seconds: 0.1, usd: 0.1 };
  const { usd, secondsInSequence } = analyse(
    planOf({ a: { estimate }, b: { estimate }, c: { estimate } }),
  );
  expect(usd).toBe(0.3);
  expect(secondsInSequence).toBe(0.3);
});

test("tasks may be called what objects call their own fields", () => {
  const analysis = analyse(
    planOf({ constructor: {}, toString: { needs: ["constructor"] }, valueOf: {} }),
  );
  expect(analysis.groups).toEqual([["constructor", "valueOf"], ["toString"]]);
  expect(Object.entries(analysis.transitiveNeeds)).toEqual([
    ["constructor", []],
    ["valueOf", []],
    ["toString", ["constructor"]],
  ]);
});
