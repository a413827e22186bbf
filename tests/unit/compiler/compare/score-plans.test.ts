import { describe, expect, test } from "vitest";
import { comparableOf, scorePlans, WEIGHTS } from "../../../../src/compiler/compare/index.ts";
import type { Plan } from "../../../../src/contract/plan.ts";
import { inputOf, planOf, toolInfo, type TaskText } from "../../../support/plans.ts";

const input = inputOf({ word: { type: "string" } });
const tools = new Map(
  [
    toolInfo("text.find", { input, description: "Find a word." }),
    toolInfo("web.get", { permissions: { network: ["example.org"] } }),
    toolInfo("disk.drop", { effect: "destructive" }),
  ].map((tool) => [tool.name, tool]),
);
const query = 'Find the words "apple" and "pear"';
const source = { query, sha256: "0", planner: "test@1" };
const find = (word: string, more: TaskText = {}): TaskText => ({
  tool: "text.find",
  title: `Find ${word}`,
  args: { word },
  ...more,
});
const both = { t1: find("apple"), t2: find("pear") };
type Tasks = Readonly<Record<string, TaskText>>;
const score = (a: Tasks, b: Tasks, head: Partial<Plan> = { source }) =>
  scorePlans(comparableOf(planOf(a, head), tools), comparableOf(planOf(b, head), tools));
const took = (seconds: number, usd: number) => ({ estimate: { seconds, usd } });

test("the weights are 1 together", () => {
  expect(Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1);
});

describe("of two plans", () => {
  test("that are the same, neither is better", () => {
    const found = score(both, both);
    expect(found).not.toHaveProperty("better");
    expect(found).toMatchObject({
      a: { total: 100 },
      b: { total: 100 },
      reasons: [],
      isSameRequest: true,
    });
  });

  test("that do all of the request, the cheaper and faster one is better, by the formula", () => {
    const found = score(
      { t1: find("apple", took(1, 0)), t2: find("pear", took(1, 0)) },
      { t1: find("apple", took(3, 0.03)), t2: find("pear", took(3, 0)) },
    );
    expect(found).toMatchObject({
      better: "a",
      a: { total: 100, coverage: 1 },
      b: {
        measures: {
          cost: { value: 0.03, score: 0.25 },
          time: { value: 3, score: 0.5 },
          risk: { value: 0, score: 1 },
          parallelism: { value: 2, score: 1 },
        },
      },
    });
    // 100 × (0.3 × 0.25 + 0.3 × 0.5 + 0.3 × 1 + 0.1 × 1)
    expect(found.b.total).toBe(62.5);
    expect(found.reasons).toEqual([
      { of: "cost", points: 22.5 },
      { of: "time", points: 15 },
    ]);
  });

  test("the riskier one has its points counted: one for medium, three for high", () => {
    const found = score(both, { ...both, t3: { tool: "web.get" }, t4: { tool: "disk.drop" } });
    expect(found.b.measures.risk).toEqual({ value: 4, score: 0.2 });
    expect(found.better).toBe("a");
  });

  test("one that leaves out half of the request is worth half, however cheap it is", () => {
    const found = score(
      { t1: find("apple", took(0.1, 0)) },
      { t1: find("apple", took(1, 0.01)), t2: find("pear", took(1, 0.01)) },
    );
    expect(found.better).toBe("b");
    expect(found.a.left).toEqual(['"pear"']);
    expect(found.a.coverage).toBeLessThan(1);
    expect(found.a.total).toBe(Math.round(found.a.coverage * 950) / 10);
    expect(found.reasons.find(({ of }) => of === "coverage")?.points).toBeLessThan(0);
    expect(found.reasons.find(({ of }) => of === "cost")?.points).toBeGreaterThan(0);
  });

  test("of which one has a tool that nobody knows, coverage counts for neither", () => {
    const found = score({ t1: find("apple") }, { t1: find("apple"), t2: { tool: "gone.away" } });
    expect(found).toMatchObject({
      isCoverageKnown: false,
      a: { coverage: 1, left: [] },
      b: { coverage: 1 },
    });
  });

  test("of different requests, each is measured by its own", () => {
    const other = { ...source, query: 'Find the word "apple"' };
    const found = scorePlans(
      comparableOf(planOf({ t1: find("apple") }, { source: other }), tools),
      comparableOf(planOf(both, { source }), tools),
    );
    expect(found).toMatchObject({ isSameRequest: false, a: { coverage: 1 }, b: { coverage: 1 } });
  });

  test("one without tasks does nothing of the request", () => {
    expect(score({}, both)).toMatchObject({
      better: "b",
      a: { total: 0, coverage: 0, left: [query] },
    });
  });
});
