import { describe, expect, test } from "vitest";
import { boundPlan } from "../../../../src/compiler/analyses/bound-plan.ts";
import { planFileSchema } from "../../../../src/compiler/kinds/index.ts";
import { planOf } from "../../../support/plans.ts";

const none = new Map();

function boundOf(
  task: object,
  tools: Parameters<typeof boundPlan>[1] = none,
  runTimeoutMs?: number,
) {
  const head = { id: "h", title: "The task" };
  const plan = planFileSchema.parse({ ...planOf({}), tasks: [{ ...head, ...task }] });
  return boundPlan(plan, tools, runTimeoutMs);
}

function call(id: string, more: object = {}) {
  return {
    id,
    title: id,
    kind: "call",
    agent: "test",
    tool: "test.echo",
    args: {},
    timeoutMs: 1000,
    estimate: { seconds: 1, usd: 0.1 },
    ...more,
  };
}

const once = call("a");
const twice = call("b", { retry: { limit: 1, backoff: "fixed", baseMs: 500 } });

describe("the most that a task can take", () => {
  test.each([
    ["a call", once, { calls: 1, usd: 0.1, seconds: 1 }],
    ["a retry, and the wait before it", twice, { calls: 2, usd: 0.2, seconds: 2.5 }],
    [
      "waits that double, and end at a minute",
      call("c", { retry: { limit: 3, baseMs: 20_000 } }),
      { calls: 4, seconds: 4 + 20 + 40 + 60 },
    ],
    [
      "a branch: of each amount the larger side",
      {
        kind: "conditional",
        when: "true",
        then: [once, call("c")],
        else: [call("d", { timeoutMs: 9000 })],
      },
      { calls: 2, usd: 0.2, seconds: 9 },
    ],
    [
      "all alternatives",
      { kind: "fallback", alternatives: [{ tasks: [once] }, { tasks: [twice] }] },
      { calls: 3, seconds: 3.5 },
    ],
    [
      "all members, one after the other",
      { kind: "parallel", tasks: [once, twice] },
      { calls: 3, seconds: 3.5 },
    ],
    [
      "as many items as the limit allows",
      { kind: "loop", forEach: { $ref: "x.y" }, limit: 50, concurrency: 10, tasks: [once] },
      { calls: 50, usd: 5, seconds: 50 },
    ],
    [
      "a thousand items where the plan names no limit",
      { kind: "loop", forEach: { $ref: "x.y" }, tasks: [once] },
      { calls: 1000 },
    ],
    [
      "the items of a list that the plan says",
      { kind: "loop", forEach: [1, 2, 3], tasks: [once] },
      { calls: 3 },
    ],
    ["rounds", { kind: "loop", until: "a.text === ''", limit: 7, tasks: [twice] }, { calls: 14 }],
    [
      "a loop in a loop",
      {
        kind: "loop",
        times: 3,
        tasks: [{ id: "in", title: "", kind: "loop", times: 4, tasks: [twice] }],
      },
      { calls: 24 },
    ],
    [
      "a person with a deadline",
      { kind: "gate", question: "Go?", deadline: "15m" },
      { calls: 0, usd: 0, seconds: 900 },
    ],
  ])("%s", (_, task, expected) => {
    expect(boundOf(task)).toMatchObject({ ...expected, unbounded: [] });
  });
});

describe("what nothing bounds is said, with its task and the reason", () => {
  test("a person without a deadline", () => {
    const gate = { kind: "gate", question: "Go?" };
    const reason = "it waits for a person, without a deadline";
    expect(boundOf(gate)).toMatchObject({
      calls: 0,
      seconds: Infinity,
      unbounded: [{ what: "seconds", task: "h", reason }],
    });
    expect(boundOf(gate, none, 60_000)).toMatchObject({ seconds: 60, unbounded: [] });
  });

  test("a tool without a price, unless the plan says one", () => {
    const tools = new Map([["test.echo", { hasUnknownPrice: true as const }]]);
    const free = call("a", { estimate: { seconds: 1, usd: 0 } });
    const within = { kind: "loop", times: 3, tasks: [free] };
    const reason = "test.echo declares no price";
    expect(boundOf(within, tools)).toMatchObject({
      calls: 3,
      usd: Infinity,
      unbounded: [{ what: "usd", task: "a", reason }],
    });
    expect(boundOf(once, tools)).toMatchObject({ usd: 0.1, unbounded: [] });
  });

  test("another plan that is not looked into", () => {
    const bound = boundOf({ kind: "plan", plan: "other" });
    expect(bound).toMatchObject({ calls: Infinity, usd: Infinity, seconds: Infinity });
    expect(bound.unbounded.map(({ what }) => what)).toEqual(["calls", "usd", "seconds"]);
  });
});

test("a service that may ask for time makes every wait longer", () => {
  const tools = new Map([["test.echo", { mayBeToldToWait: true as const }]]);
  expect(boundOf(twice, tools).seconds).toBe(2 + 600);
});

test("the bound of each task is there, and sums do not drift", () => {
  const estimate = { seconds: 0, usd: 0.1 };
  const bound = boundPlan(planOf({ a: { estimate }, b: { estimate }, c: { estimate } }), none);
  expect(bound.usd).toBe(0.3);
  expect(Object.keys(bound.tasks)).toEqual(["a", "b", "c"]);
});
