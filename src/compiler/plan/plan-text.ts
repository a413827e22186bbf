/** The canonical text of plans: comparing, hashing and writing a plan all begin with it, and a long one takes a while. */
import { canonicalJson } from "../../contract/json.ts";
import type { Plan } from "../../contract/plan.ts";

/** Plans do not change. */
const known = new WeakMap<Plan, string>();

export function planText(plan: Plan): string {
  const before = known.get(plan);
  if (before !== undefined) return before;
  const text = canonicalJson(plan);
  known.set(plan, text);
  return text;
}

const inOrder = new WeakSet<Plan>();

/**
 * The same plan with everything in the order of its canonical text. One that has it is given as it is: what is known of
 * it and its tasks stays known.
 */
export function inCanonicalOrder(plan: Plan): Plan {
  if (inOrder.has(plan)) return plan;
  const text = planText(plan);
  const ordered = JSON.parse(text) as Plan;
  known.set(ordered, text);
  inOrder.add(ordered);
  return ordered;
}
