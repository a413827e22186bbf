import { staleBuild, type Diagnostic } from "../../contract/diagnostics/index.ts";
import { changedSources } from "../../workspace/changed-sources.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Build } from "./read-build.ts";

/** Whether a build still is what its query file and its plan say; else an error, or a warning where that is allowed. */
export async function checkSources(
  { folder, manifest }: Build,
  { root }: Workspace,
  allowStale: boolean,
): Promise<Diagnostic[]> {
  const { name } = manifest;
  const changed = await changedSources(manifest, folder, root);
  return changed.map(({ file, command }) => ({
    ...staleBuild({ name, file, command }),
    severity: allowStale ? "warning" : "error",
  }));
}
