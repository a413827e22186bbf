/** Which builds a command is about: one by name or folder, or all of them. */
import { listPlans } from "../compiler/index.ts";
import { OrchcError, wrongUsage } from "../contract/diagnostics/index.ts";
import type { Workspace } from "../workspace/index.ts";
import { buildName } from "./build-name.ts";

export interface NamedBuilds {
  readonly name?: string | undefined;
  readonly all?: boolean | undefined;
}

/** Throws an OrchcError unless it is exactly one of a name and `--all`, or when there are none. */
export async function namesOf(
  { name, all = false }: NamedBuilds,
  workspace: Workspace,
  cwd: string,
  usage: string,
): Promise<string[]> {
  const wrong = (reason: string): OrchcError => new OrchcError(wrongUsage({ reason, usage }));
  if (name !== undefined && all) throw wrong("Either a name is given or --all, not both.");
  if (name !== undefined) return [buildName(name, workspace, cwd)];
  if (!all) throw wrong("The name of a plan is missing.");
  const names = await listPlans(workspace);
  if (names.length === 0) throw wrong(`There are no plans in ${workspace.paths.generated}.`);
  return names;
}
