import { describe, expect, test } from "vitest";
import { dropOptional } from "../../../../src/compiler/passes/drop-optional.ts";
import { planFileSchema } from "../../../../src/compiler/kinds/index.ts";
import type { Plan } from "../../../../src/contract/plan.ts";
import { inputOf, passContext, planOf, toolInfo } from "../../../support/plans.ts";

const any = { text: {}, more: {}, list: {} };
const tools = [
  toolInfo("test.echo", { input: inputOf(any) }),
  toolInfo("test.strict", { input: inputOf(any, ["text"]) }),
];
const all = passContext(tools);
const without = (includes: "none" | "high") =>
  passContext(tools, { optional: { profile: "fast", includes } });

const idsOf = ({ tasks }: Plan) => tasks.map(({ id }) => id);
const drop = (plan: Plan, context = all) => dropOptional.run(plan, context).plan;

const plan = planOf({
  a: {},
  b: { optional: true, priority: "high", args: { text: { $ref: "a.text" } } },
  c: { optional: true, priority: "low", args: { text: { $ref: "b.text" } } },
  d: {
    args: { text: { $ref: "b.text" }, more: { inner: { $ref: "c.text" }, kept: 1 } },
    needs: ["c"],
  },
});

test("what nobody wants gone stays", () => {
  expect(drop(plan)).toBe(plan);
});

test("a profile without optional tasks leaves out all of them, and readers get nothing in their place", () => {
  const left = drop(plan, without("none"));
  expect(idsOf(left)).toEqual(["a", "d"]);
  expect(left.tasks[1]).toMatchObject({ needs: [], args: { more: { kept: 1 } } });
  expect(left.tasks[1]?.["args"]).toEqual({ more: { kept: 1 } });
  expect(left.notes).toEqual([
    {
      kind: "cut",
      text: 'the optional task "Task c" (low priority) is left out, since the profile fast leaves it out',
    },
    {
      kind: "cut",
      text: 'the optional task "Task b" (high priority) is left out, since the profile fast leaves it out',
    },
  ]);
});

test("a profile may ask for a priority", () => {
  expect(idsOf(drop(plan, without("high")))).toEqual(["a", "b", "d"]);
});

describe("a budget", () => {
  const within = (toolCalls: number) => drop(plan, passContext(tools, { budget: { toolCalls } }));

  test.each([
    [4, ["a", "b", "c", "d"]],
    [3, ["a", "b", "d"]],
    [2, ["a", "d"]],
    // What is not optional is never left out: the build asks.
    [1, ["a", "d"]],
  ])("of %i calls", (calls, ids) => {
    expect(idsOf(within(calls))).toEqual(ids);
  });

  test("the note says which limit it was", () => {
    expect(within(3).notes?.[0]?.text).toContain(
      "the plan can take up to 4 calls, and the budget is 3",
    );
  });

  test("the pass changes nothing the second time", () => {
    const once = within(2);
    expect(drop(once, passContext(tools, { budget: { toolCalls: 2 } }))).toEqual(once);
  });
});

describe("a task that somebody cannot do without stays", () => {
  test.each([
    ["an item of a list", { args: { list: [{ $ref: "o.text" }] } }],
    ["a part of a text", { args: { text: { $text: ["x", { $ref: "o.text" }] } } }],
    ["a required argument", { tool: "test.strict", args: { text: { $ref: "o.text" } } }],
  ])("%s", (_, reader) => {
    const given = planOf({ o: { optional: true }, r: reader });
    expect(drop(given, without("none"))).toBe(given);
  });

  test("a condition", () => {
    const call = (id: string, more: object = {}) => ({
      id,
      title: id,
      kind: "call",
      agent: "test",
      tool: "test.echo",
      args: {},
      ...more,
    });
    const when = {
      id: "w",
      title: "w",
      kind: "conditional",
      when: 'o?.text === "x"',
      then: [call("t")],
    };
    const given = planFileSchema.parse({
      ...planOf({}),
      tasks: [call("o", { optional: true }), when],
    });
    expect(drop(given, without("none"))).toBe(given);
  });

  test("all that there is", () => {
    expect(
      idsOf(drop(planOf({ a: { optional: true }, b: { optional: true } }), without("none"))),
    ).toHaveLength(1);
  });
});
