/** The file that a person wrote a plan into. */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Diagnostic } from "../../contract/diagnostics/index.ts";
import { isPlanSource } from "../../contract/hand-written.ts";
import { sha256 } from "../../contract/json.ts";
import { manifestSchema } from "../../contract/manifest.ts";
import type { Plan } from "../../contract/plan.ts";
import { planFileHash } from "../../workspace/changed-sources.ts";
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

/**
 * Whether `plan.json` is what a person has changed since the last build (a version that was restored, say), and the
 * file that they wrote is not. Then a build is to follow `plan.json`, although the file says something else.
 */
export async function isPlanLater(
  { name }: Pick<Plan, "name">,
  file: string,
  { paths }: Pick<Workspace, "paths">,
): Promise<boolean> {
  const folder = join(paths.generated, name);
  try {
    const [text, plan, bytes] = await Promise.all([
      readFile(join(folder, "manifest.json"), "utf8"),
      readFile(join(folder, "plan.json"), "utf8"),
      readFile(file),
    ]);
    const { source, planFile } = manifestSchema.parse(JSON.parse(text));
    return source.file?.sha256 === sha256(bytes) && planFile !== planFileHash(plan);
  } catch {
    return false; // no build that can be read: nothing is known of what came later
  }
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
