import type { Source } from "../../compiler/index.ts";
import type { Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Project } from "../../project.ts";
import { planLike } from "./plan-like.ts";

interface Made {
  readonly source: Source;
  readonly diagnostics: readonly Diagnostic[];
  readonly planned?: object;
}

/**
 * What came of a query; of one that was refused, what comes of the plan of an earlier one where no word leaves a doubt.
 * Else that one is named.
 *
 * @param plan checks the plan that its source has
 */
export async function plannedLike<M extends Made>(
  made: M,
  project: Project,
  plan: (source: Source) => Promise<M>,
): Promise<M> {
  const { source, planned, diagnostics } = made;
  if (planned !== undefined || source.plan !== undefined) return made;
  const like = await planLike(source, diagnostics, project);
  if (like === undefined) return made;
  if (like.plan === undefined) return { ...made, diagnostics: [...diagnostics, like.said] };
  const found = await plan({ ...source, plan: like.plan });
  if (found.planned === undefined) return made;
  return { ...found, source, diagnostics: [like.said, ...found.diagnostics] };
}
