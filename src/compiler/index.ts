/**
 * The compiler: a query becomes a plan, a plan becomes a build.
 *
 * The passes (ajv) and the back end (ts-morph) take longer to load than most commands take to run,
 * so each is imported where it begins.
 */
import type { Catalog } from "../catalog/catalog.ts";
import { distinctDiagnostics, type Diagnostic } from "../contract/diagnostics/index.ts";
import type { Plan } from "../contract/plan.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { reporting } from "./build/reporting.ts";
import { contextWithoutFiles, gatherContext } from "./pipeline.ts";
import type { Planned, PlanOptions } from "./planning/options.ts";
import { planWithOthers } from "./planning/plan-with-others.ts";

export type { Analysis } from "./analyses/index.ts";
export type { PlanBound } from "./analyses/bound-plan.ts";
export type { TaskAttributes } from "./analyses/estimate-attributes.ts";
export type { AmbiguousQuestion, PlanExample, Planner } from "./planner/planner.ts";
export type { Explained } from "./planner/explained.ts";
export { analyse } from "./analyses/index.ts";
export type * from "./compare/index.ts";
export { build, type BuildOptions, type Built } from "./build/build.ts";
export type { Drift, Drifted } from "./build/drift.ts";
export { drawnTasks } from "./emit/drawn-task.ts";
export { drawGraph, type GraphFormat } from "./emit/draw-graph.ts";
export { needsOf } from "./graph/needs.ts";
export { allCallsOf, callsOf, costOf, mapTasks, walkTasks } from "./kinds/index.ts";
export { knownTools, openedPlan } from "./pipeline.ts";
export type { Contender, Planned, PlanOptions, PlanStep } from "./planning/options.ts";
export * from "./adapting/index.ts";
export * from "./patterns/index.ts";
export { createModelPlanner, type ModelWorld } from "./planner/llm/index.ts";
export { searchingWith } from "./planner/search/searching.ts";
export { createGrammarPlanner, tryRequest } from "./planner/grammar/index.ts";
export type { RankedTool, Trial, TriedClause } from "./planner/grammar/index.ts";
export type { Place, World } from "./planner/grammar/world.ts";
export * from "./source/index.ts";
export { locateInPlan } from "./plan/locate-in-plan.ts";
export { locateWritten, isPlanLater, writtenFile } from "./plan/written-file.ts";
export { listPlans, readPlan, restorePlan, writePlan, type Restored } from "./plan/plan-file.ts";
export { parsePlan } from "./plan/parse-plan.ts";
export {
  hashOfPlanText,
  listVersions,
  readVersionText,
  type PlanVersion,
} from "./plan/plan-versions.ts";

/** Two plans side by side: few commands need it. */
export const loadCompare = () => import("./compare/index.ts");

/** What has changed of what a build stands on: few commands need it. */
export const loadDrift = () => import("./build/drift.ts");

/** Which tools do the same, as far as a planner can tell: few commands need it. */
export const loadToolsAlike = () => import("./planner/grammar/link/alike.ts");

/** Turns a query into a plan. Nothing is executed. Everything that is wrong is reported together. */
export function plan(options: PlanOptions): Promise<Planned> {
  const planned = reporting(planWithOthers(options), (problems) => ({
    diagnostics: [...options.catalog.diagnostics, ...problems],
  }));
  return planned.then((result) => ({
    ...result,
    diagnostics: distinctDiagnostics(result.diagnostics),
  }));
}

/** Everything that is wrong with a plan as it stands: what a build, and a planner that corrects its own plans, checks. */
export async function checkPlan(
  given: Plan,
  { workspace, catalog }: { readonly workspace: Workspace; readonly catalog: Catalog },
): Promise<readonly Diagnostic[]> {
  const gathering = { workspace, catalog, maxTasks: Infinity };
  const { prepare, runChecks } = await import("./passes/index.ts");
  const prepared = prepare(given, await contextWithoutFiles(given, gathering));
  return runChecks(prepared, await gatherContext(prepared, gathering));
}
