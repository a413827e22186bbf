import { loadCompare } from "../../compiler/index.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { listBuilds } from "../complete.ts";
import { comparedPositionals, describeCompared, prepareCompared } from "../compare-plans.ts";
import { renderComparison } from "../render/plan-scores.ts";

export const command = defineCommand({
  positionals: comparedPositionals,
  examples: [
    ["orchc compare sales returns", "which of two plans is better, and why (docs/diff.md)"],
    ["orchc compare sales@1 sales", "whether a plan has become better"],
  ],
  complete: listBuilds,
  async run({ a, b }, session): Promise<Outcome> {
    const prepared = await prepareCompared({ a, b }, session, "orchc compare NAME OTHER");
    const { scorePlans, WEIGHTS } = await loadCompare();
    const comparison = scorePlans(prepared.a, prepared.b);
    const labels = [prepared.a.label, prepared.b.label] as const;
    const { a: one, b: other, ...rest } = comparison;
    return {
      text: renderComparison(comparison, labels, WEIGHTS, session.out),
      json: {
        a: { ...describeCompared(prepared.a), ...one },
        b: { ...describeCompared(prepared.b), ...other },
        weights: WEIGHTS,
        ...rest,
      },
      diagnostics: prepared.diagnostics,
    };
  },
});
