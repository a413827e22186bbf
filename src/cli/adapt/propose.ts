/** Who proposes how a plan goes on: rules first, and a model where they know nothing and one plans here. */
import type { Catalog } from "../../catalog/index.ts";
import { adaptByRules, type FailedRun, type Proposal } from "../../compiler/index.ts";
import type { ToolInfo } from "../../catalog/index.ts";
import { readToolStatistics } from "../../runtime/index.ts";
import type { Workspace } from "../../workspace/index.ts";
import type { CommandModel } from "../command-model.ts";
import { withHistory } from "../history.ts";

export interface Proposing {
  readonly failed: FailedRun;
  readonly tools: ReadonlyMap<string, ToolInfo>;
  readonly workspace: Workspace;
  readonly catalog: Catalog;
  readonly model: CommandModel;
}

/** A reason, without its full stop, when there is nothing to propose. */
export async function propose({
  failed,
  tools,
  workspace,
}: Proposing): Promise<Proposal | { readonly reason: string }> {
  const statistics = await withHistory(workspace, readToolStatistics);
  const rates = new Map(statistics.map(({ tool, successRate }) => [tool, successRate]));
  const byRules = adaptByRules(failed, tools, (tool) => 1 - (rates.get(tool) ?? 1));
  if ("tasks" in byRules) return byRules;
  const { without } = byRules;
  return {
    reason:
      without.length === 0
        ? "what failed is optional"
        : `no other tool is known to give the same as ${without.join(", ")}, and it is no optional work`,
  };
}
