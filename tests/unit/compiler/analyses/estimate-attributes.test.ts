import { expect, test } from "vitest";
import { estimateAttributes } from "../../../../src/compiler/analyses/estimate-attributes.ts";
import { planFileSchema } from "../../../../src/compiler/kinds/index.ts";
import { planOf, toolInfo } from "../../../support/plans.ts";

const tools = new Map(
  [
    toolInfo("test.echo"),
    toolInfo("test.fetch", { permissions: { network: ["example.com"] } }),
    toolInfo("test.wipe", { effect: "destructive" }),
  ].map((tool) => [tool.name, tool]),
);

test("complexity is counted, risk follows from tools, and what the plan says is taken", () => {
  const plan = planOf({
    one: {},
    two: { args: { text: { $ref: "one.text" } } },
    both: {
      tool: "test.fetch",
      args: { a: { $ref: "one.text" }, b: { $ref: "two.text" }, c: 1, d: 2, e: 3, f: 4 },
    },
    wipe: { tool: "test.wipe" },
    said: { tool: "test.wipe", complexity: 4, risk: "low" },
  });
  const found = estimateAttributes(plan, tools);
  const shown = [...found].map(([id, { complexity, risk, estimated }]) => [
    id,
    complexity,
    risk,
    estimated.length,
  ]);
  expect(shown).toEqual([
    ["one", 1, "low", 2],
    ["two", 2, "low", 2],
    ["both", 5, "medium", 2],
    ["wipe", 1, "high", 2],
    ["said", 4, "low", 0],
  ]);
});

test("a task that holds others is one more complex than the most complex of them, and at most 5", () => {
  const call = (id: string, more: object = {}) => ({
    id,
    title: id,
    kind: "call",
    agent: "test",
    tool: "test.echo",
    args: {},
    ...more,
  });
  const tasks = [
    { id: "p", title: "p", kind: "parallel", tasks: [call("a"), call("b", { complexity: 3 })] },
    { id: "q", title: "q", kind: "parallel", tasks: [call("c", { complexity: 5 })] },
  ];
  const found = estimateAttributes(planFileSchema.parse({ ...planOf({}), tasks }), tools);
  expect([...found].map(([id, { complexity }]) => [id, complexity])).toEqual([
    ["p", 4],
    ["a", 1],
    ["b", 3],
    ["q", 5],
    ["c", 5],
  ]);
});

test("criteria that read the output are checked, others are not", () => {
  const criteria = ["output.text.length > 0", "The output. It reads well", "output !== null"];
  const found = estimateAttributes(planOf({ a: { criteria } }), tools).get("a");
  expect(found?.criteria.map(({ isChecked }) => isChecked)).toEqual([true, false, true]);
});
