/** The file that a person wrote a plan into. */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Diagnostic } from "../../contract/diagnostics/index.ts";
import { isPlanSource } from "../../contract/hand-written.ts";
import { sha256 } from "../../contract/json.ts";
import type { Plan } from "../../contract/plan.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { locateInPlan } from "./locate-in-plan.ts";

interface Written {
  /** Absolute. */
  readonly file: string;
  /** Whether it still says what it said when the plan was made. */
  readonly isSame: boolean;
}

/** `undefined` of a plan that was made of a query, and where the file is gone. */
export async function writtenFile(
  { source: { file } }: Pick<Plan, "source">,
  { root }: Pick<Workspace, "root">,
): Promise<Written | undefined> {
  if (file === undefined || !isPlanSource(file.path)) return undefined;
  const path = resolve(root, file.path);
  const bytes = await readFile(path).catch(() => undefined);
  return bytes && { file: path, isSame: sha256(bytes) === file.sha256 };
}

/** Places of a plan where a person sees them: in the file that they wrote, else in `plan.json`. */
export async function locateWritten(
  diagnostics: readonly Diagnostic[],
  plan: Pick<Plan, "name" | "source">,
  workspace: Pick<Workspace, "root" | "paths">,
): Promise<readonly Diagnostic[]> {
  const written = await writtenFile(plan, workspace);
  // one that has changed since may have something else at that place
  const file = written?.isSame === true ? written.file : undefined;
  return locateInPlan(diagnostics, file ?? join(workspace.paths.generated, plan.name, "plan.json"));
}
