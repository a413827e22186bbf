import { listPlans, readPlan } from "../../compiler/index.ts";
import { OrchcError } from "../../contract/diagnostics/index.ts";
import type { Plan } from "../../contract/plan.ts";
import type { Workspace } from "../../workspace/index.ts";

/** `sales-adapted`, `sales-adapted-2`: free, or of the same run, whose adapting did not come to an end. */
export async function adaptedName(
  { name, adapted }: Pick<Plan, "name" | "adapted">,
  run: string,
  workspace: Workspace,
): Promise<string> {
  const base = adapted === undefined ? name : name.replace(/-adapted(-\d+)?$/, "");
  const known = new Set(await listPlans(workspace));
  for (let number = 1; ; number += 1) {
    const candidate = `${base}-adapted${number === 1 ? "" : `-${number}`}`;
    if (!known.has(candidate) || (await isOfRun(candidate, run, workspace))) return candidate;
  }
}

async function isOfRun(name: string, run: string, workspace: Workspace): Promise<boolean> {
  try {
    return (await readPlan(workspace, name)).adapted?.run === run;
  } catch (error) {
    if (error instanceof OrchcError) return false;
    throw error;
  }
}
