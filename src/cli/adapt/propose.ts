/** Who proposes how a plan goes on: rules first, and a model where they know nothing and one plans here. */
import type { Catalog, ToolInfo } from "../../catalog/index.ts";
import {
  adaptByRules,
  adaptWithModel,
  checkPlan,
  type FailedRun,
  type Proposal,
} from "../../compiler/index.ts";
import { OrchcError, type Diagnostic } from "../../contract/diagnostics/index.ts";
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

/** Why there is nothing to propose, without its full stop. */
export interface NoProposal {
  readonly reason: string;
  readonly problems?: readonly Diagnostic[];
}

export async function propose({
  failed,
  tools,
  workspace,
  catalog,
  model,
}: Proposing): Promise<Proposal | NoProposal> {
  const statistics = await withHistory(workspace, readToolStatistics);
  const rates = new Map(statistics.map(({ tool, successRate }) => [tool, successRate]));
  const byRules = adaptByRules(failed, tools, (tool) => 1 - (rates.get(tool) ?? 1));
  if ("tasks" in byRules) return byRules;
  const { without } = byRules;
  if (without.length === 0) return { reason: "what failed is optional" };
  if (workspace.config.planner !== "model") {
    return {
      reason: `no other tool is known to give the same as ${without.join(", ")}, and it is no optional work`,
    };
  }
  try {
    return await adaptWithModel({
      model: await model.model("planner"),
      settings: workspace.config.planning,
      failed,
      tools,
      check: (plan) => checkPlan(plan, { workspace, catalog }),
    });
  } catch (error) {
    if (!(error instanceof OrchcError)) throw error;
    return { reason: "the model gave no answer", problems: error.diagnostics };
  }
}
