import { describe, expect, test } from "vitest";
import { removeUnused } from "../../../../src/compiler/passes/remove-unused.ts";
import { passContext, planOf, toolInfo, type TaskText } from "../../../support/plans.ts";

const context = passContext([
  toolInfo("data.load"),
  toolInfo("web.fetch", { cacheable: false }),
  toolInfo("report.save", { effect: "write" }),
]);
const internal = true as const;
const left = (tasks: Record<string, TaskText>) =>
  removeUnused.run(planOf(tasks), context).plan.tasks.map(({ id }) => id);

describe("what stays", () => {
  test("everything that was asked for, whether anybody reads it or not", () => {
    expect(left({ a: { tool: "data.load" }, b: { tool: "data.load" } })).toEqual(["a", "b"]);
  });

  test("what feeds something that stays, directly or not, by data or by order", () => {
    expect(
      left({
        a: { tool: "data.load", internal },
        b: { tool: "data.load", internal, args: { x: { $ref: "a.text" } } },
        c: { tool: "data.load", internal },
        d: { tool: "data.load", args: { x: { $ref: "b.text" } }, needs: ["c"] },
      }),
    ).toEqual(["a", "b", "c", "d"]);
  });

  test("what changes something outside", () => {
    expect(left({ a: { tool: "report.save", internal }, b: { tool: "data.load" } })).toEqual([
      "a",
      "b",
    ]);
  });

  test("what a task with an effect needs", () => {
    expect(
      left({
        a: { tool: "data.load", internal },
        b: { tool: "report.save", internal, args: { x: { $ref: "a.text" } } },
      }),
    ).toEqual(["a", "b"]);
  });

  test("everything, when nothing else is there", () => {
    expect(
      left({ a: { tool: "data.load", internal }, b: { tool: "web.fetch", internal } }),
    ).toEqual(["a", "b"]);
  });

  test("what uses an unknown tool", () => {
    expect(left({ a: { tool: "no.such", internal } })).toEqual(["a"]);
  });
});

describe("what goes", () => {
  test("a task that was made only to feed others and feeds none, and then what fed only that", () => {
    expect(
      left({
        a: { tool: "web.fetch", internal },
        b: { tool: "data.load", internal, needs: ["a"], args: { x: { $ref: "a.text" } } },
        c: { tool: "data.load", internal, args: { x: { $ref: "b.text" }, y: { $ref: "a.text" } } },
        d: { tool: "data.load" },
      }),
    ).toEqual(["d"]);
  });

  test("but not what another one still reads", () => {
    expect(
      left({
        a: { tool: "data.load", internal },
        b: { tool: "data.load", internal, args: { x: { $ref: "a.text" } } },
        c: { tool: "data.load", args: { x: { $ref: "a.text" } } },
      }),
    ).toEqual(["a", "c"]);
  });

  test("however long the chain, with one pass over the plan", () => {
    const chain = Object.fromEntries(
      Array.from({ length: 3000 }, (_, i) => [
        `t${i}`,
        { tool: "data.load", internal, needs: i === 0 ? [] : [`t${i - 1}`] },
      ]),
    );
    expect(left({ ...chain, end: { tool: "data.load" } })).toEqual(["end"]);
  });
});

test("a plan in which all is used is given back as it is", () => {
  const plan = planOf({ a: { tool: "data.load" } });
  expect(removeUnused.run(plan, context).plan).toBe(plan);
});
