/** An adapted plan, checked and built like any other, beside the plan that it was made from. */
import { join } from "node:path";
import type { Catalog } from "../../catalog/index.ts";
import {
  build,
  knownTools,
  loadCompare,
  plan as makePlan,
  wideningOf,
  type PlanDiff,
  type Proposal,
} from "../../compiler/index.ts";
import { hasErrors, OrchcError, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Plan } from "../../contract/plan.ts";
import { readManifest } from "../../runtime/index.ts";
import type { Workspace } from "../../workspace/index.ts";
import { adaptedName } from "./adapted-name.ts";

export interface BuiltAdapted {
  readonly plan: Plan;
  readonly diff: PlanDiff;
  /** What it may do that the plan before was not allowed, in words. */
  readonly widening: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Gives the problems when it cannot be built; nothing is written then. */
export async function buildAdapted(
  before: Plan,
  { tasks, changes, by }: Proposal,
  run: string,
  { workspace, catalog }: { readonly workspace: Workspace; readonly catalog: Catalog },
): Promise<BuiltAdapted | { readonly problems: readonly Diagnostic[] }> {
  const { name: old, params, profile, strictness, source, adapted: earlier } = before;
  const name = await adaptedName(before, run, workspace);
  const round = (earlier?.round ?? 0) + 1;
  const adapted = { name: old, run, round, by, changes: [...changes] };
  const { planner } = source;
  const planned = await makePlan({
    source: {
      query: source.query,
      name,
      params,
      profile,
      ...(strictness !== undefined && { strictness }),
      start: { line: 1, column: 1 },
      plan: { ...before, adapted, tasks },
    },
    workspace,
    catalog,
    planner: { id: planner, outline: unused, bind: unused },
  });
  if (planned.plan === undefined || hasErrors(planned.diagnostics))
    return { problems: planned.diagnostics };
  const { plan } = planned;
  const built = await build({ plan, workspace, catalog, mode: "write" });
  if (built.manifest === undefined || hasErrors(built.diagnostics))
    return { problems: built.diagnostics };
  const tools = await knownTools([before, plan], catalog);
  const { comparableOf, diffPlans } = await loadCompare();
  const beforeBuild = await readManifest(join(workspace.paths.generated, old)).catch(unlessOurs);
  const diff = diffPlans(
    comparableOf(before, tools, beforeBuild),
    comparableOf(plan, tools, built.manifest),
  );
  const widening = wideningOf(diff, before, plan, tools);
  return { plan, diff, widening, diagnostics: built.diagnostics };
}

/** A plan that is there already is not planned. */
function unused(): never {
  throw new Error("a written plan needs no planner");
}

function unlessOurs(error: unknown): undefined {
  if (error instanceof OrchcError) return undefined;
  throw error;
}
