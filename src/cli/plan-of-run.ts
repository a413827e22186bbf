/** The plan that a run was of: as it stands in `generated/`, or in its history. */
import { join } from "node:path";
import { listVersions, parsePlan, readPlan, readVersionText } from "../compiler/index.ts";
import { OrchcError } from "../contract/diagnostics/index.ts";
import type { Plan } from "../contract/plan.ts";
import { readManifest } from "../runtime/index.ts";
import type { Workspace } from "../workspace/index.ts";
import type { RunRow } from "./history.ts";

/** `undefined` when its text is gone, or cannot be read. */
export async function planOfRun(
  { name, plan: hash }: Pick<RunRow, "name" | "plan">,
  workspace: Workspace,
): Promise<Plan | undefined> {
  try {
    // A version says the same as its build, unless defaults were put in: then the build that is there tells.
    const version = (await listVersions(workspace, name)).findLast(({ sha256 }) => sha256 === hash);
    if (version !== undefined) {
      const text = await readVersionText(workspace, name, version.version);
      return parsePlan(text, name);
    }
    const manifest = await readManifest(join(workspace.paths.generated, name));
    return manifest.plan === hash ? await readPlan(workspace, name) : undefined;
  } catch (error) {
    if (error instanceof OrchcError) return undefined;
    throw error;
  }
}
