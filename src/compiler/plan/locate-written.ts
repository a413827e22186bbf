/** Where a person sees a place of a plan: in the file that they wrote, else in `plan.json`. */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Diagnostic } from "../../contract/diagnostics/index.ts";
import { isPlanSource } from "../../contract/hand-written.ts";
import { sha256 } from "../../contract/json.ts";
import type { Plan } from "../../contract/plan.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { locateInPlan } from "./locate-in-plan.ts";

export async function locateWritten(
  diagnostics: readonly Diagnostic[],
  { name, source: { file } }: Pick<Plan, "name" | "source">,
  { root, paths }: Pick<Workspace, "root" | "paths">,
): Promise<readonly Diagnostic[]> {
  const written = file !== undefined && isPlanSource(file.path) ? resolve(root, file.path) : "";
  // one that has changed since may have something else at that place
  const bytes = written === "" ? undefined : await readFile(written).catch(() => undefined);
  const isSame = bytes !== undefined && sha256(bytes) === file?.sha256;
  return locateInPlan(diagnostics, isSame ? written : join(paths.generated, name, "plan.json"));
}
