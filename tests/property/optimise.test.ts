/**
 * Random plans mean the same before and after the optimiser, pass by pass: an interpreter that shares no code with the
 * compiler runs both.
 */
import { describe, expect, test } from "vitest";
import { planFileSchema } from "../../src/compiler/kinds/index.ts";
import { implyNeeds } from "../../src/compiler/passes/imply-needs.ts";
import { optimisations, runChecks, runPasses } from "../../src/compiler/passes/index.ts";
import type { Plan } from "../../src/contract/plan.ts";
import { mulberry32 } from "../support/mulberry32.ts";
import {
  interpret,
  type Outcome,
  type TextPlan,
  type TextTask,
} from "../support/nested/interpret.ts";
import { randomPlan } from "../support/nested/random-plan.ts";
import { tools } from "../support/nested/plan-tools.ts";
import { inputOf, outputOf, passContext, told, toolInfo } from "../support/plans.ts";

const int = { type: "integer" };
const value = outputOf({ value: int });
const rows = { type: "array", items: { type: "object", properties: { value: int } } };
const context = passContext([
  toolInfo("calc.list", {
    input: inputOf({ n: int }),
    output: outputOf({ items: { type: "array", items: outputOf({ v: int }) } }),
  }),
  toolInfo("calc.add", { input: inputOf({ a: int, b: int }), output: value }),
  toolInfo("calc.risky", { input: inputOf({ a: int, every: int }), output: value }),
  toolInfo("calc.sum", { input: inputOf({ rows }), output: value }),
]);

/** Some of the tasks only feed others, and some say constants in a longer way. */
function feeding(plan: TextPlan, seed: number): TextPlan {
  const random = mulberry32(seed);
  const longer = (task: TextTask): TextTask =>
    task.kind === "conditional" && random() < 0.5
      ? { ...task, when: `(1 < 2 && (${String(task["when"])})) || "a" === "b"` }
      : task;
  const tasks = plan.tasks.map((task) => {
    const isCall = task.kind === "call" && random() < 0.7;
    return longer({
      ...task,
      title: `Number ${task.id.slice(1)}`,
      ...(isCall && { internal: true }),
    });
  });
  return { ...plan, tasks };
}

function asPlan({ params, tasks }: TextPlan): Plan {
  const source = { query: "Numbers", sha256: "0", planner: "test@1" };
  return planFileSchema.parse({ version: 1, name: "random", source, params, tasks });
}

/** Tasks of the plan's own list by their titles, which passes leave alone. */
function outcomesOf(plan: Plan): Map<string, Outcome> {
  const text = plan as unknown as TextPlan;
  const { tasks } = interpret(text, tools);
  return new Map(text.tasks.map((task) => [task["title"] as string, tasks.get(task.id)!]));
}

/** What ended well before ends well, with the same output. */
function expectSame(before: Plan, after: Plan): void {
  const expected = outcomesOf(before);
  for (const [title, outcome] of outcomesOf(after)) {
    const was = expected.get(title);
    if (was?.status === "success") expect({ title, outcome }).toEqual({ title, outcome: was });
  }
}

const seeds = Array.from({ length: 200 }, (_, at) => at);
const plans = seeds
  .map((seed) => asPlan(feeding(randomPlan(seed, { depth: 2, tasks: 6 }), seed)))
  .filter(isWithoutPlans);

/** Other plans stand in files. */
function isWithoutPlans(plan: Plan): boolean {
  return !JSON.stringify(plan).includes('"kind":"plan"');
}

test("the plans are sound, and many", () => {
  expect(plans.length).toBeGreaterThan(60);
  expect(
    plans
      .flatMap((plan) => runChecks(plan, context))
      .filter(({ severity }) => severity === "error")
      .map(told),
  ).toEqual([]);
});

describe.each(optimisations)("$name", (pass) => {
  test("changes no output, and leaves a sound plan", () => {
    let changed = 0;
    for (const plan of plans) {
      const before = implyNeeds.run(plan, context).plan;
      const after = pass.run(before, context).plan;
      if (JSON.stringify(after) !== JSON.stringify(before)) changed += 1;
      expectSame(before, after);
      const found = runChecks(after, context).filter(({ severity }) => severity === "error");
      expect(found.map(told)).toEqual([]);
    }
    expect(changed).toBeGreaterThan(0);
  });
});

test("all of them together do", () => {
  for (const plan of plans) expectSame(plan, runPasses(plan, context).plan);
});
