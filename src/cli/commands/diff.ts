import { loadCompare } from "../../compiler/index.ts";
import { detailedExitStatus } from "../../contract/exit-status.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { listBuilds } from "../complete.ts";
import { comparedPositionals, describeCompared, prepareCompared } from "../compare-plans.ts";
import { detailedExitcodeFlag } from "../global-flags.ts";
import { diffMarkdown } from "../render/plan-diff-markdown.ts";
import { renderPlanDiff } from "../render/plan-diff.ts";

export const command = defineCommand({
  positionals: comparedPositionals,
  flags: {
    markdown: { type: "boolean", describe: "as Markdown, for a comment on a pull request" },
    ...detailedExitcodeFlag,
  },
  examples: [
    ["orchc diff sales", "the committed plan, and the one that is there"],
    ["orchc diff sales@main~2 sales", "what has changed since a revision"],
    ["orchc diff sales@1 sales@2", "two versions of the history: orchc plan --history sales"],
    ["orchc diff sales returns --markdown", "two plans, for a pull request"],
  ],
  complete: listBuilds,
  async run({ a, b, markdown = false, detailedExitcode = false }, session): Promise<Outcome> {
    const prepared = await prepareCompared({ a, b }, session, "orchc diff NAME [OTHER]");
    const { diffPlans } = await loadCompare();
    const diff = diffPlans(prepared.a, prepared.b);
    const sides = [prepared.a, prepared.b] as const;
    return {
      ...(detailedExitcode && { status: detailedExitStatus[diff.isEqual ? "equal" : "differs"] }),
      text: markdown ? diffMarkdown(diff, sides) : renderPlanDiff(diff, sides, session.out),
      json: { before: describeCompared(prepared.a), after: describeCompared(prepared.b), ...diff },
      diagnostics: prepared.diagnostics,
    };
  },
});
