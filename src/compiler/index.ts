/**
 * The compiler: a query becomes a plan, a plan becomes a build.
 *
 * The passes (ajv) and the back end (ts-morph) take longer to load than most commands take to run,
 * so each is imported where it begins.
 */
import type { Catalog } from "../catalog/catalog.ts";
import {
  asWarning,
  distinctDiagnostics,
  hasErrors,
  type Diagnostic,
} from "../contract/diagnostics/index.ts";
import type { Plan, PlanBudget } from "../contract/plan.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { analyse, type Analysis } from "./analyses/index.ts";
import { assemble, assembleWritten } from "./assemble.ts";
import { boundPlan, runTimeoutOf, type PlanBound } from "./analyses/bound-plan.ts";
import { estimateAttributes, type TaskAttributes } from "./analyses/estimate-attributes.ts";
import { overBudget } from "./build/over-budget.ts";
import { contextWithoutFiles, gatherContext } from "./pipeline.ts";
import { factsByPath } from "./facts/facts-by-path.ts";
import { locateWritten } from "./plan/written-file.ts";
import { notesOf } from "./plan/planning-notes.ts";
import { openPlans } from "./passes/inline-plans.ts";
import { bind } from "./planner/bind.ts";
import { outline } from "./planner/outline.ts";
import type { Observer, PassContext } from "./passes/index.ts";
import type {
  AmbiguousQuestion,
  BoundTask,
  Explained,
  OutlineHolder,
  OutlineTask,
  Planner,
} from "./planner/planner.ts";
import { reporting } from "./build/reporting.ts";
import { checkChosen } from "./source/check-chosen.ts";
import { checkLength } from "./source/check-length.ts";
import type { Source } from "./source/source.ts";

export type { Analysis } from "./analyses/index.ts";
export type { PlanBound } from "./analyses/bound-plan.ts";
export type { TaskAttributes } from "./analyses/estimate-attributes.ts";
export type { AmbiguousQuestion, Explained, Planner } from "./planner/planner.ts";
export { analyse } from "./analyses/index.ts";
export type * from "./compare/index.ts";
export { build, type BuildOptions, type Built } from "./build/build.ts";
export type { Drift, Drifted } from "./build/drift.ts";
export { drawnTasks } from "./emit/drawn-task.ts";
export { drawGraph, type GraphFormat } from "./emit/draw-graph.ts";
export { needsOf } from "./graph/needs.ts";
export { allCallsOf, callsOf, costOf, mapTasks, walkTasks } from "./kinds/index.ts";
export { knownTools, openedPlan } from "./pipeline.ts";
export { createModelPlanner } from "./planner/llm/index.ts";
export { createGrammarPlanner, tryRequest } from "./planner/grammar/index.ts";
export type { RankedTool, Trial, TriedClause } from "./planner/grammar/index.ts";
export type { Place, World } from "./planner/grammar/world.ts";
export * from "./source/index.ts";
export { locateInPlan } from "./plan/locate-in-plan.ts";
export { locateWritten, writtenFile } from "./plan/written-file.ts";
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

/** What is being done, for whoever shows progress. */
export interface PlanStep {
  readonly stage: "outline" | "bind" | "facts" | "pass";
  readonly detail: string;
}

export interface PlanOptions {
  readonly source: Source;
  readonly workspace: Workspace;
  readonly catalog: Catalog;
  readonly planner: Planner;
  /** Default: the source's, then the configuration's. */
  readonly maxTasks?: number;
  /** Default: as plan, profile and configuration say. */
  readonly budget?: PlanBudget | undefined;
  /** Make parameters of required arguments that the query does not give. */
  readonly parameterise?: boolean;
  /** Go on with words of the query that nothing takes: the plan notes them. */
  readonly allowUnused?: boolean;
  /** Say which words of the query became what. */
  readonly why?: boolean;
  readonly onProgress?: (step: PlanStep) => void;
  /** Called with the plan after each pass. */
  readonly dump?: (pass: string, after: Plan) => void;
  /** Aborted when nobody waits any more for the files that the plan names to be looked at: then this throws. */
  readonly signal?: AbortSignal | undefined;
}

export interface Planned {
  /** Absent when something was wrong: the diagnostics say what. */
  readonly plan?: Plan;
  readonly analysis?: Analysis;
  /** What a run can take at most. */
  readonly bound?: PlanBound;
  /** Warnings when that is more than the budget: a build will ask. */
  readonly exceeded?: readonly Diagnostic[];
  /** Of all tasks, by id. */
  readonly attributes?: ReadonlyMap<string, TaskAttributes>;
  readonly diagnostics: readonly Diagnostic[];
  /** With `why`, also when something was wrong; absent when the planner cannot say. */
  readonly why?: readonly Explained[];
  /** Questions of the query that can be read in several ways: a source's `readings` chooses. */
  readonly ambiguous?: readonly AmbiguousQuestion[];
}

/** Turns a query into a plan. Nothing is executed. Everything that is wrong is reported together. */
export function plan(options: PlanOptions): Promise<Planned> {
  const planned = reporting(planQuery(options), (problems) => ({
    diagnostics: [...options.catalog.diagnostics, ...problems],
  }));
  return planned.then((result) => ({
    ...result,
    diagnostics: distinctDiagnostics(result.diagnostics),
  }));
}

async function planQuery(options: PlanOptions): Promise<Planned> {
  const first = await planOnce(options);
  const { planned, planner, understood } = (await planAgain(options, first)) ?? first;
  const { source, catalog } = options;
  const isAsked = options.why === true && source.plan === undefined;
  if (!isAsked || planner.explain === undefined) return planned;
  const { tasks, holders, bound } = understood;
  const tools = await catalog.toolsOf([...new Set(tasks.map(({ agent }) => agent))]);
  return {
    ...planned,
    why: await planner.explain({
      query: source.query,
      params: source.params,
      tasks,
      holders,
      bound,
      tools,
    }),
  };
}

/** What one planner made of a query. */
interface Attempt {
  readonly planned: Planned;
  readonly planner: Planner;
  readonly understood: Understood;
}

async function planOnce(options: PlanOptions): Promise<Attempt> {
  const understood: Understood = { tasks: [], holders: [], bound: [] };
  const planned = await planSteps(options, understood);
  return { planned, planner: options.planner, understood };
}

/** A query of which nothing came, read in another way; what was planned stays as it is. */
async function planAgain(options: PlanOptions, { planned }: Attempt): Promise<Attempt | undefined> {
  const { source, planner } = options;
  if (planned.plan !== undefined || source.plan !== undefined) return undefined;
  const way = await planner.anotherWay?.(source.query);
  if (way === undefined) return undefined;
  const attempt = await planOnce({ ...options, planner: way.planner });
  const isAsked = (planned.ambiguous ?? []).length > 0 && way.mayBeAsked;
  return attempt.planned.plan === undefined && isAsked ? undefined : attempt;
}

/** What both stages gave, as far as they came. */
interface Understood {
  tasks: readonly OutlineTask[];
  holders: readonly OutlineHolder[];
  bound: readonly BoundTask[];
}

/** A plan that a person wrote is checked, and gets what a build depends on; nothing that it says is changed. */
async function planWritten(options: PlanOptions, written: Plan): Promise<Planned> {
  const { source, workspace, catalog, maxTasks = Infinity, budget, signal } = options;
  const gathering = { workspace, catalog, maxTasks, budget, signal };
  const observe = observerOf(options);
  const drafted = assembleWritten({ ...source, plan: written }, workspace);
  const { completions, improvementsFor, prepare, runPasses } = await import("./passes/index.ts");
  const prepared = prepare(drafted, await contextWithoutFiles(drafted, gathering), observe);
  const context = await gatherContext(prepared, gathering);
  const { without, written: isOptimised } = workspace.config.optimise;
  const then = isOptimised ? improvementsFor(without, true) : completions;
  const passed = runPasses(prepared, context, observe, then);
  const located = await locateWritten(passed.diagnostics, passed.plan, workspace);
  const found = [...catalog.diagnostics, ...located];
  return hasErrors(found)
    ? { diagnostics: found }
    : { plan: passed.plan, ...figuresOf(passed.plan, context, workspace), diagnostics: found };
}

function observerOf({ onProgress, dump }: PlanOptions): Observer {
  return (pass, after) => {
    onProgress?.({ stage: "pass", detail: pass.name });
    dump?.(pass.name, after);
  };
}

async function planSteps(options: PlanOptions, understood: Understood): Promise<Planned> {
  const { source, workspace, catalog, planner, onProgress } = options;
  const tooLong = checkLength(source.query, workspace.config.limits);
  if (tooLong.length > 0) return { diagnostics: tooLong };
  if (source.plan !== undefined) return planWritten(options, source.plan);
  const maxTasks = options.maxTasks ?? source.maxTasks ?? workspace.config.limits.maxTasks;

  onProgress?.({ stage: "outline", detail: planner.id });
  const outlined = await outline(planner, {
    query: source.query,
    agents: catalog.cards,
    maxTasks,
    params: source.params,
    readings: source.readings,
  });
  understood.tasks = outlined.tasks;
  understood.holders = outlined.holders ?? [];
  // An agent that could not be loaded may be the one that was meant.
  const { ambiguous = [] } = outlined;
  const outlining = [
    ...catalog.diagnostics,
    ...outlined.diagnostics,
    ...checkChosen(source.readings, ambiguous),
  ];
  if (hasErrors(outlining)) return { diagnostics: outlining, ambiguous };

  const bindings = await bind(planner, {
    query: source.query,
    paths: outlined.paths,
    catalog,
    params: source.params,
    parameterise: options.parameterise ?? false,
    ...(outlined.holders && { holders: outlined.holders }),
    onBound: (tasks) => {
      for (const { title, tool } of tasks)
        onProgress?.({ stage: "bind", detail: `${tool.name}: ${title}` });
    },
  });
  understood.bound = bindings.tasks;
  const planning = [...outlining, ...bindings.diagnostics];
  if (hasErrors(planning)) return { diagnostics: planning };

  const drafted = assemble(source, planner.id, outlined, bindings, workspace);
  const { budget, signal } = options;
  const gathering = { workspace, catalog, maxTasks, budget, signal };
  const { improvementsFor, prepare, runPasses } = await import("./passes/index.ts");
  const observe = observerOf(options);
  const prepared = prepare(drafted, await contextWithoutFiles(drafted, gathering), observe);
  onProgress?.({ stage: "facts", detail: "looking at the files that the plan names" });
  const context = await gatherContext(prepared, gathering);
  const then = improvementsFor(workspace.config.optimise.without);
  const passed = runPasses(prepared, context, observe, then);
  if (hasErrors(passed.diagnostics)) return { diagnostics: [...planning, ...passed.diagnostics] };

  const { accountFor } = await import("./coverage/index.ts"); // it brings along what reads queries
  const accounted = accountFor(passed.plan, {
    tools: context.tools,
    facts: factsByPath(passed.plan, context),
    allowUnused: options.allowUnused ?? false,
  });
  const diagnostics = [...planning, ...passed.diagnostics, ...accounted.diagnostics];
  if (hasErrors(diagnostics)) return { diagnostics };
  const notes = [...accounted.notes, ...notesOf(planning)];
  const planned = notes.length === 0 ? accounted.plan : { ...accounted.plan, notes };
  return { plan: planned, ...figuresOf(planned, context, workspace), diagnostics };
}

function figuresOf(
  made: Plan,
  { plans, tools, budget }: PassContext,
  { config }: Workspace,
): Required<Pick<Planned, "analysis" | "bound" | "exceeded" | "attributes">> {
  const { plan: opened } = openPlans(made, plans);
  const bound = boundPlan(opened, tools, runTimeoutOf(made, config.limits));
  return {
    analysis: analyse(opened),
    bound,
    exceeded: overBudget(made, bound, budget).map(asWarning),
    attributes: estimateAttributes(opened, tools),
  };
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
