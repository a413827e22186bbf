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

/** The same plan with everything in the order of its canonical text. */
export function inCanonicalOrder(plan: Plan): Plan {
  const text = planText(plan);
  const ordered = JSON.parse(text) as Plan;
  known.set(ordered, text);
  return ordered;
}
