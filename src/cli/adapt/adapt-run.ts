/** A run that has failed: whether its plan is adapted, how, and who agrees. Nothing is run here. */
import { openCatalog } from "../../catalog/index.ts";
import { findBreach, findObstacle, shareOfFailure } from "../../compiler/index.ts";
import {
  adaptedTooOften,
  adaptingNeedsAgreement,
  notAdapted,
  planAdapted,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { Workspace } from "../../workspace/index.ts";
import type { CommandModel } from "../command-model.ts";
import type { Session } from "../session.ts";
import { agreeTo } from "./agree.ts";
import { buildAdapted } from "./build-adapted.ts";
import { propose } from "./propose.ts";
import { readFailedRun } from "./read-failed-run.ts";

export interface AdaptOptions {
  readonly run: string;
  /** `--yes` */
  readonly yes: boolean;
  readonly workspace: Workspace;
  readonly model: CommandModel;
}

export interface AdaptedRun {
  /** The build that goes on with the run; absent when none does. */
  readonly name?: string;
  /** Whether only somebody's agreement is missing. */
  readonly waits?: true;
  readonly diagnostics: readonly Diagnostic[];
}

export async function adaptRun(
  { run, yes, workspace, model }: AdaptOptions,
  session: Session,
): Promise<AdaptedRun> {
  const { threshold, rounds, allow } = workspace.config.adapt;
  const not = (reason: string, more: readonly Diagnostic[] = []): AdaptedRun => ({
    diagnostics: [notAdapted({ run, reason }), ...more],
  });
  const failed = await readFailedRun(run, workspace);
  if (failed === undefined) return not("what it ran is not there any more");
  const { plan: before, row } = failed;
  if (row.error !== undefined) return not("it was ended before its tasks were done");
  const share = shareOfFailure(failed);
  if (share < threshold)
    return not(
      `${percent(share)} of what was left has failed or could not run, and adapt.threshold is ${threshold}`,
    );
  if ((before.adapted?.round ?? 0) >= rounds)
    return { diagnostics: [adaptedTooOften({ run, rounds })] };

  const catalog = await openCatalog(workspace);
  const all = await catalog.toolsOf(catalog.cards.map(({ name }) => name));
  const tools = new Map(all.map((tool) => [tool.name, tool]));
  const obstacle = findObstacle(failed, tools);
  if (obstacle !== undefined) return not(obstacle);
  const proposal = await propose({ failed, tools, workspace, catalog, model });
  if ("reason" in proposal) return not(proposal.reason, proposal.problems);
  const breach = findBreach(proposal.tasks, failed, tools);
  if (breach !== undefined) return not(breach);

  const built = await buildAdapted(before, proposal, run, { workspace, catalog });
  if ("problems" in built) return not("the changed plan cannot be built", built.problems);
  const { name } = built.plan;
  const changes = proposal.changes.map(({ text }) => text);
  const said = planAdapted({ run, name: before.name, adapted: name, changes });
  const agreement = await agreeTo(built, { allow, yes }, session);
  switch (agreement.is) {
    case "agreed":
      return { name, diagnostics: [said] };
    case "declined":
      return not(`nobody wanted ${name}, which is built`);
    case "open": {
      const { needed } = agreement;
      const missing = adaptingNeedsAgreement({ run, name: before.name, adapted: name, needed });
      return { waits: true, diagnostics: [said, missing] };
    }
  }
}

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}
