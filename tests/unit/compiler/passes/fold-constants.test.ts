import { describe, expect, test } from "vitest";
import { foldConstants } from "../../../../src/compiler/passes/fold-constants.ts";
import type { Arg } from "../../../../src/contract/values.ts";
import { passContext, planOf, planWith, toolInfo } from "../../../support/plans.ts";

const context = passContext([toolInfo("test.echo")]);

function argOf(arg: Arg): unknown {
  const { plan } = foldConstants.run(planOf({ t1: { args: { x: arg } } }), context);
  return (plan.tasks[0] as unknown as { args: { x: unknown } }).args.x;
}

function conditionOf(when: string): unknown {
  const branch = {
    id: "t2",
    kind: "conditional",
    when,
    then: [{ id: "t2a", title: "A", kind: "call", agent: "test", tool: "test.echo", args: {} }],
  };
  const plan = planWith([{ id: "t1" }, branch]);
  return (foldConstants.run(plan, context).plan.tasks[1] as unknown as { when: unknown }).when;
}

describe("arguments", () => {
  test.each<[Arg, unknown]>([
    [{ $text: ["Revenue of ", 2026, true] }, "Revenue of 2026true"],
    [{ $text: ["a", { $ref: "t1.text" }] }, { $text: ["a", { $ref: "t1.text" }] }],
    [
      [{ $text: ["a", "b"] }, { y: { $text: ["c"] } }],
      ["ab", { y: "c" }],
    ],
    [{ $literal: 5 }, 5],
    [{ $literal: { $ref: "t1" } }, { $literal: { $ref: "t1" } }],
    [{ $time: "now-1d/d" }, { $time: "now-1d/d" }],
    [{ $param: "p" }, { $param: "p" }],
  ])("%j", (arg, expected) => {
    expect(argOf(arg)).toEqual(expected);
  });
});

describe("conditions", () => {
  test.each([
    ["1 + 1 === 2 && t1.rows.length > 2 * 50", "t1.rows.length > 100"],
    ["t1.n > 1 && true", "t1.n > 1"],
    ["t1.n > 1 || false", "t1.n > 1"],
    ["false || t1.text", "t1.text"],
    ["null ?? t1.text", "t1.text"],
    ["1 < 2 ? t1.a : t1.b", "t1.a"],
    ['t1.rows.some((row) => row.x === "a" + "b")', 't1.rows.some((row) => row.x === "ab")'],
  ])("%s", (before, after) => {
    expect(conditionOf(before)).toBe(after);
  });

  test.each([
    // Of these the result would be another one, or nothing is computed.
    "t1.text && true",
    "t1.text || false",
    "t1.n   >   1",
    "t1.n > 1 / 0",
    "t1.n > 1 - 2",
    "null.length > t1.n",
  ])("%s stays as it is", (text) => {
    expect(conditionOf(text)).toBe(text);
  });
});
