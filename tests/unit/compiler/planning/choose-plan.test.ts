import { expect, test } from "vitest";
import { builtInCatalog } from "../../../../src/catalog/catalog.ts";
import { choosePlan } from "../../../../src/compiler/planning/score.ts";
import { callTask } from "../../../../src/compiler/kinds/index.ts";
import type { Plan } from "../../../../src/contract/plan.ts";

const query = "Total sacks by field in harvest.csv";
const planOf = (...tools: readonly string[]): Plan => ({
  version: 1,
  name: "sample",
  source: { query, sha256: "", planner: "test" },
  params: {},
  profile: "balanced",
  tasks: tools.map((tool, at) => ({
    ...callTask(
      {
        id: `t${at + 1}`,
        title: "",
        priority: "medium",
        needs: at === 0 ? [] : [{ task: `t${at}`, when: "success" }],
      },
      {
        agent: "data",
        tool,
        args:
          at === 0
            ? { file: "harvest.csv", how: "sum", measure: "sacks", by: ["field"] }
            : { table: { $ref: `t${at}.table` } },
      },
    ),
    estimate: { seconds: 2, usd: 0 },
  })),
});

test("the second plan is taken when it is better by some points, and it is said by what", async () => {
  const catalog = await builtInCatalog();
  const [short, long] = [
    planOf("data.aggregate"),
    planOf("data.aggregate", "data.top", "data.top"),
  ];
  const choice = await choosePlan(long, short, { catalog });
  expect(choice.isFirst).toBe(false);
  expect(choice.totals[1] - choice.totals[0]).toBeGreaterThanOrEqual(5);
  expect(choice.reason).toMatch(/^it has [\d.]+ points and the latter [\d.]+ \(time \+[\d.]+/);
  expect((await choosePlan(short, long, { catalog })).isFirst).toBe(true);
});

test("of equal plans the first one is taken", async () => {
  const catalog = await builtInCatalog();
  const plan = planOf("data.aggregate");
  const { isFirst, reason } = await choosePlan(plan, plan, { catalog });
  expect(isFirst).toBe(true);
  expect(reason).toContain("which is no difference");
});
