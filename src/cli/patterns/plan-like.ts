/** What the planner without a model does with a query that it cannot plan: a plan of the same words, or its name. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { takeValues, type Replaced, type Source } from "../../compiler/index.ts";
import {
  noAgentFits,
  noToolFits,
  planLikeIt,
  plannedLikeAnother,
  wordsNotUsed,
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

/** Refusals that say only that the words are no tool's: whatever else is wrong with a query is wrong with its plan too. */
const NOT_UNDERSTOOD: ReadonlySet<string> = new Set([
  noAgentFits.code,
  noToolFits.code,
  wordsNotUsed.code,
]);

/**
 * `undefined` when nothing is like it.
 *
 * @param refused why the planner made no plan
 */
export async function planLike(
  source: Source,
  refused: readonly Diagnostic[],
  project: Project,
): Promise<PlanLike | undefined> {
  const found = await likeQuery(source.query, project);
  const [first] = found;
  if (first === undefined) return undefined;
  const { root } = project.workspace;
  const errors = refused.filter(({ severity }) => severity === "error");
  const mayBeTaken = errors.every(({ code }) => NOT_UNDERSTOOD.has(code));
  const candidates = mayBeTaken ? found.map((one) => candidateOf(one, source, root)) : [];
  return candidates.find((one) => one !== undefined) ?? named(first);
}

function named({ pattern }: LikePattern): PlanLike {
  const { name, plan } = pattern;
  return { said: planLikeIt({ name, runs: sayRuns(pattern), isOwn: plan !== undefined }) };
}

/**
 * Of a plan that a person or a model made here: what the planner without a model has planned, it plans again itself
 * unless something is different.
 */
function candidateOf(
  { pattern }: LikePattern,
  { query, name }: Source,
  root: string,
): PlanLike | undefined {
  const { plan } = pattern;
  if (plan === undefined || plan.source.planner.startsWith("grammar@")) return undefined;
  const taken = takeValues(query, plan);
  if (taken?.replaced.every((one) => isThereToo(one, root)) !== true) return undefined;
  const { facts: _facts, ...rest } = plan;
  const said = plannedLikeAnother({
    name: plan.name,
    runs: sayRuns(pattern),
    replaced: taken.replaced,
  });
  return {
    said,
    plan: {
      ...rest,
      name,
      source: { query, sha256: sha256(query), planner: `pattern@1 ${plan.name}` },
      notes: [{ kind: "assumed", text: said.message.replace(/\.$/, "") }],
      tasks: taken.tasks,
    },
  };
}

/** In place of a file of the workspace stands another one of it. */
function isThereToo({ from, to }: Replaced, root: string): boolean {
  return !existsSync(resolve(root, from)) || existsSync(resolve(root, to));
}
