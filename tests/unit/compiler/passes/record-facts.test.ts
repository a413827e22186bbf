import { expect, test } from "vitest";
import { recordFacts } from "../../../../src/compiler/passes/record-facts.ts";
import { inputOf, passContext, planOf, toolInfo } from "../../../support/plans.ts";

const file = { type: "string", format: "path", mustExist: true };
const join = toolInfo("data.join", {
  input: inputOf({ file, other: file, reading: { type: "object" } }),
});
const context = passContext([join], {
  factsOf: ({ path }) =>
    path.endsWith(".csv")
      ? {
          is: "table",
          columns: [{ name: path, type: "text", values: ["secret"], min: "1" }],
          rows: 3,
          read: [],
        }
      : { is: "folder", entries: 1 },
});

test("data files are written into the plan, each once for each way of reading, without values", () => {
  const plan = planOf({
    t1: { tool: "data.join", args: { file: "b.csv", other: "a.csv" } },
    t2: { tool: "data.join", args: { file: "b.csv", other: "folder" } },
    t3: { tool: "data.join", args: { file: "b.csv", reading: { header: 2 } } },
    t4: { tool: "data.join", args: { file: { $param: "file" } } },
  });
  const { facts = [] } = recordFacts.run(plan, context).plan;
  expect(facts.map(({ path, agent, reading }) => ({ path, agent, reading }))).toEqual([
    { path: "a.csv", agent: "data", reading: undefined },
    { path: "b.csv", agent: "data", reading: { header: 2 } },
    { path: "b.csv", agent: "data", reading: undefined },
  ]);
  expect(facts[0]?.columns).toEqual([{ name: "a.csv", type: "text" }]);
  expect(JSON.stringify(facts)).not.toContain("secret");
});

test("a plan without data files has none", () => {
  const plan = planOf({ t1: { tool: "data.join", args: { file: "folder" } } });
  expect(recordFacts.run(plan, context).plan).toBe(plan);
});
