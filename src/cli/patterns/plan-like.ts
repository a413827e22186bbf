/** What the planner without a model does with a query that it cannot plan: a plan of the same words, or its name. */
import { takeValues, type Source } from "../../compiler/index.ts";
import {
  planLikeIt,
  plannedLikeAnother,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import { sha256 } from "../../contract/json.ts";
import type { Plan } from "../../contract/plan.ts";
import type { Project } from "../../project.ts";
import { likeQuery, type LikePattern } from "./like-query.ts";
import { sayRuns } from "./say-runs.ts";

export interface PlanLike {
  /** The plan to be checked; absent when there is only something to name. */
  readonly plan?: Plan;
  readonly said: Diagnostic;
}

/** `undefined` when nothing is like it. */
export async function planLike(source: Source, project: Project): Promise<PlanLike | undefined> {
  const found = await likeQuery(source.query, project);
  const [first] = found;
  if (first === undefined) return undefined;
  return found.map((one) => candidateOf(one, source)).find((one) => one !== undefined) ?? named(first); // prettier-ignore
}

function named({ pattern }: LikePattern): PlanLike {
  const { name, plan } = pattern;
  return { said: planLikeIt({ name, runs: sayRuns(pattern), isOwn: plan !== undefined }) };
}

/**
 * Of a plan that a person or a model made here: what the planner without a model has planned, it plans again itself
 * unless something is different.
 */
function candidateOf({ pattern }: LikePattern, { query, name }: Source): PlanLike | undefined {
  const { plan } = pattern;
  if (plan === undefined || plan.source.planner.startsWith("grammar@")) return undefined;
  const taken = takeValues(query, plan);
  if (taken === undefined) return undefined;
  const { facts: _, limits, strictness, ...rest } = plan;
  const runs = sayRuns(pattern);
  const said = plannedLikeAnother({ name: plan.name, runs, replaced: taken.replaced });
  return {
    said,
    plan: {
      ...rest,
      ...(limits !== undefined && { limits }),
      ...(strictness !== undefined && { strictness }),
      name,
      source: { query, sha256: sha256(query), planner: `pattern@1 ${plan.name}` },
      notes: [{ kind: "assumed", text: said.message.replace(/\.$/, "") }],
      tasks: taken.tasks,
    },
  };
}
