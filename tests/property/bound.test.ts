/** No run takes more than the bound of its plan says: random nested plans against an interpreter that shares no code. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { boundPlan } from "../../src/compiler/analyses/bound-plan.ts";
import { planFileSchema } from "../../src/compiler/kinds/index.ts";
import { openPlans } from "../../src/compiler/passes/inline-plans.ts";
import type { Plan } from "../../src/contract/plan.ts";
import { planOf } from "../support/plans.ts";
import { interpret, type TextPlan } from "../support/nested/interpret.ts";
import { randomPlan } from "../support/nested/random-plan.ts";
import { tools } from "../support/nested/plan-tools.ts";

const price = { seconds: 1, usd: 0.25 };

/** As it stands in a file, with a price for each call. */
function planFrom({ params, tasks }: TextPlan): Plan {
  const text = JSON.stringify({ ...planOf({}), params, tasks });
  const priced = JSON.parse(text, (_, value: unknown) => {
    const isCall = typeof value === "object" && value !== null && "tool" in value;
    return isCall ? { ...value, estimate: price } : value;
  }) as unknown;
  return planFileSchema.parse(priced);
}

test("calls that are made, and what they cost, are within the bound", () => {
  const seeds = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 4 }), (seed, depth) => {
      const text = randomPlan(seed, { depth, tasks: 4 });
      const others = Object.entries(text.plans ?? {}).map(
        ([name, plan]) => [name, planFrom(plan)] as const,
      );
      const plans = { names: others.map(([name]) => name), read: new Map(others) };
      const { plan, diagnostics } = openPlans(planFrom(text), plans);
      expect(diagnostics).toEqual([]);
      const bound = boundPlan(plan, new Map());
      const made = interpret(text, tools).calls.size;
      expect(made).toBeLessThanOrEqual(bound.calls);
      expect(made * price.usd).toBeLessThanOrEqual(bound.usd);
      expect(bound.unbounded).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
