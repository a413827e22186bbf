/** Plans that have run and are like a query, or like the plan that was made of it. */
import type { Catalog } from "../../catalog/index.ts";
import {
  knownTools,
  likePatterns,
  patternOf,
  vocabularyOf,
  wordsOfQuery,
  type Match,
  type PlanExample,
} from "../../compiler/index.ts";
import { OrchcError } from "../../contract/diagnostics/index.ts";
import type { Plan } from "../../contract/plan.ts";
import type { Project } from "../../project.ts";
import { missingTools } from "./missing-tools.ts";
import { readPatterns, type KnownPattern } from "./read-patterns.ts";
import { sayRuns } from "./say-runs.ts";

export type LikePattern = Omit<Match, "pattern"> & { readonly pattern: KnownPattern };

/** More would take the room of tools. */
const MOST_EXAMPLES = 2;

/** The likest first; none when the workspace does not learn, or its history cannot be read. */
export async function likeQuery(
  query: string,
  { workspace, catalog: open }: Project,
  plan?: Plan,
): Promise<readonly LikePattern[]> {
  if (!workspace.config.learn) return [];
  const catalog = await open();
  const patterns = await usablePatterns(workspace, catalog);
  if (patterns.length === 0) return [];
  const vocabulary = vocabularyOf(catalog.cards, catalog.toolNames);
  const wanted =
    plan === undefined
      ? { words: wordsOfQuery(query, vocabulary) }
      : patternOf(plan, vocabulary, new Map());
  const byId = new Map(patterns.map((pattern) => [pattern.id, pattern]));
  return likePatterns(wanted, patterns).flatMap(({ pattern: { id }, score }) => {
    const pattern = byId.get(id);
    return pattern === undefined ? [] : [{ pattern, score }];
  });
}

async function usablePatterns(workspace: Project["workspace"], catalog: Catalog) {
  try {
    const all = await readPatterns(workspace, catalog);
    return all.filter((pattern) => missingTools(pattern, catalog.toolNames).length === 0);
  } catch (error) {
    // A plan is worth having without them.
    if (error instanceof OrchcError) return [];
    throw error;
  }
}

/** What a model is shown; nothing while requests are recorded or replayed, which have to be the same each time. */
export async function examplesFor(query: string, project: Project): Promise<PlanExample[]> {
  if (project.workspace.config.planner === "grammar" || project.isRecorded) return [];
  const catalog = await project.catalog();
  const found = (await likeQuery(query, project)).slice(0, MOST_EXAMPLES);
  const plans = found.flatMap(({ pattern: { plan } }) => plan ?? []);
  const tools = await knownTools(plans, catalog);
  const vocabulary = vocabularyOf(catalog.cards, catalog.toolNames);
  return found.map(({ pattern }) => {
    const { runs, succeeded, plan } = pattern;
    const { words, tasks } = plan === undefined ? pattern : patternOf(plan, vocabulary, tools);
    return { words, tasks, runs, succeeded };
  });
}

export function likeFacts(found: LikePattern | undefined): (readonly [string, string])[] {
  if (found === undefined) return [];
  const { pattern } = found;
  const whose = pattern.plan === undefined ? "imported; elsewhere it" : "which";
  return [["Like", `plan ${pattern.name}, ${whose} ${sayRuns(pattern)}`]];
}

export function likeJson(found: LikePattern | undefined) {
  if (found === undefined) return {};
  const { score, pattern } = found;
  const { id, name, runs, succeeded, plan } = pattern;
  return { like: { id, name, runs, succeeded, isImported: plan === undefined, score } };
}
