/** What joins the rooms of the compiler: planner, passes, lower and emit never import each other. */
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Catalog } from "../catalog/catalog.ts";
import { configuredReading } from "../catalog/facts/index.ts";
import type { ToolInfo } from "../catalog/tool-info.ts";
import { behindLinks } from "../workspace/behind-links.ts";
import { configuredArguments } from "../workspace/check-settings.ts";
import { leadsOut } from "../workspace/leads-out.ts";
import { nearestPaths } from "../workspace/nearest-paths.ts";
import { profileOf } from "../workspace/profile-settings.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { writeProblem, type WriteProblem } from "../workspace/write-places.ts";
import { OrchcError, together } from "../contract/diagnostics/index.ts";
import { lastBudget } from "../contract/budget.ts";
import type { Plan, PlanBudget } from "../contract/plan.ts";
import { gatherFacts, type GatheredFacts } from "./facts/gather-facts.ts";
import { callsOf, planOf, walkTasks } from "./kinds/index.ts";
import { grantedPaths } from "./plan/granted-paths.ts";
import { literalPaths } from "./plan/literal-paths.ts";
import type { KnownPlaces, KnownPlans, PassContext } from "./passes/index.ts";
import { openPlans } from "./passes/inline-plans.ts";
import { listPlans, readPlan } from "./plan/plan-file.ts";

export interface GatherOptions {
  readonly workspace: Workspace;
  readonly catalog: Catalog;
  readonly maxTasks: number;
  /** Of the command line: stronger than what plan and configuration say. */
  readonly budget?: PlanBudget | undefined;
  /** Aborted when nobody waits any more. */
  readonly signal?: AbortSignal | undefined;
}

/** What passes may know, and all that was looked at for it. */
export interface GatheredContext extends PassContext, Pick<GatheredFacts, "looked"> {}

/**
 * Gathers what passes may know, so that they touch no file themselves. Throws an OrchcError with all that is
 * wrong with the tools that the plan uses.
 */
export async function gatherContext(plan: Plan, options: GatherOptions): Promise<GatheredContext> {
  const context = await contextWithoutFiles(plan, options);
  const { plan: opened } = openPlans(plan, context.plans);
  const [missingFiles, places, facts] = await Promise.all([
    findMissing(opened, context.tools, options.workspace),
    knowPlaces(opened, context.tools, options.workspace),
    gatherFacts(opened, context.tools, options),
  ]);
  return { ...context, missingFiles, places, ...facts };
}

/** The same for passes that come before files are looked at. */
export async function contextWithoutFiles(
  plan: Plan,
  { workspace, catalog, maxTasks, budget }: GatherOptions,
): Promise<PassContext> {
  const plans = await readPlans(plan, workspace);
  const { plan: opened } = openPlans(plan, plans);
  const found = await together(toolNamesIn(opened).map((name) => catalog.tool(name)));
  const tools = new Map(found.flatMap((tool) => (tool === undefined ? [] : [[tool.name, tool]])));
  const { limits, shell, profiles } = workspace.config;
  const profile = profileOf(plan.profile, profiles) ?? {};
  return {
    agents: catalog.cards.map(({ name }) => name),
    brokenAgents: catalog.broken,
    toolNames: catalog.toolNames,
    tools,
    plans,
    maxTasks,
    maxDepth: limits.planDepth,
    taskTimeoutMs: limits.taskTimeoutMs,
    retries: profile.retries ?? limits.retries,
    optional: { profile: plan.profile, includes: profile.optional ?? "all" },
    budget: lastBudget(limits.budget, plan.limits?.budget, budget),
    commands: shell.commands,
    places: { write: workspace.config.write, unwritable: new Map(), leadOut: new Set() },
    missingFiles: new Map(),
    configuredArguments: (part) => configuredArguments(workspace.config, part),
    readingOf: (path) => configuredReading(workspace, path),
    factsOf: () => undefined,
    problemWith: () => undefined,
  };
}

function toolNamesIn(plan: Plan): string[] {
  return [...new Set(walkTasks(plan).flatMap((task) => callsOf(task).map(({ tool }) => tool)))];
}

/** The tools that plans name, without those that the catalog does not have or that cannot be loaded. */
export async function knownTools(
  plans: readonly Plan[],
  catalog: Catalog,
): Promise<ReadonlyMap<string, ToolInfo>> {
  const names = new Set(plans.flatMap(toolNamesIn));
  const found = await Promise.all(
    [...names].map((name) =>
      catalog.tool(name).catch((error: unknown) => {
        if (error instanceof OrchcError) return undefined;
        throw error;
      }),
    ),
  );
  return new Map(found.flatMap((tool) => (tool === undefined ? [] : [[tool.name, tool]])));
}

/** The plan with the tasks of other plans in place of those that name them, as far as these can be read. */
export async function openedPlan(plan: Plan, workspace: Workspace): Promise<Plan> {
  return openPlans(plan, await readPlans(plan, workspace)).plan;
}

/** The plans that tasks name, and those that their tasks name. */
async function readPlans(plan: Plan, workspace: Workspace): Promise<KnownPlans> {
  const open = namedIn(plan);
  const names = open.length === 0 ? [] : await listPlans(workspace);
  const read = new Map<string, Plan | { readonly problem: string }>();
  for (const name of open) {
    if (read.has(name) || !names.includes(name)) continue;
    const found = await readPlan(workspace, name).catch((error: unknown) => {
      if (!(error instanceof OrchcError)) throw error;
      return { problem: (error.diagnostics[0]?.message ?? "it cannot be read").replace(/\.$/, "") };
    });
    read.set(name, found);
    if ("tasks" in found) open.push(...namedIn(found));
  }
  return { names, read };
}

function namedIn(plan: Plan): string[] {
  return walkTasks(plan).flatMap((task) => planOf(task)?.name ?? []);
}

/** Looking for the nearest names walks the workspace; a plan that misses more files has another problem. */
const MOST_SUGGESTED = 10;

async function findMissing(
  plan: Plan,
  tools: ReadonlyMap<string, ToolInfo>,
  { root }: Workspace,
): Promise<Map<string, readonly string[]>> {
  const made = pathsOf(plan, tools, "write");
  const needed = walkTasks(plan).flatMap((task) => literalPaths(task, tools));
  // what a tool of the workspace reads, an earlier task may write
  const paths = new Set(
    needed.flatMap(({ path, isImplied }) => (isImplied && made.has(path) ? [] : [path])),
  );
  const missing = new Map<string, readonly string[]>();
  const suggest = (path: string): Promise<readonly string[]> | readonly string[] =>
    missing.size < MOST_SUGGESTED ? nearestPaths(root, path) : [];
  for (const path of paths) {
    const exists = await stat(resolve(root, path)).then(
      () => true,
      () => false,
    );
    if (!exists) missing.set(path, await suggest(path));
  }
  return missing;
}

async function knowPlaces(
  plan: Plan,
  tools: ReadonlyMap<string, ToolInfo>,
  workspace: Workspace,
): Promise<KnownPlaces> {
  const unwritable = new Map<string, WriteProblem>();
  for (const path of pathsOf(plan, tools, "write")) {
    const problem = await writeProblem(path, workspace);
    if (problem !== undefined) unwritable.set(path, problem);
  }
  const leadOut = new Set<string>();
  for (const path of pathsOf(plan, tools, "read")) {
    if (await leadsOut(await behindLinks(path, workspace.root), workspace.root)) leadOut.add(path);
  }
  return { write: workspace.config.write, unwritable, leadOut };
}

function pathsOf(
  plan: Plan,
  tools: ReadonlyMap<string, ToolInfo>,
  kind: "read" | "write",
): Set<string> {
  return new Set(
    walkTasks(plan).flatMap((task) => grantedPaths(task, tools, kind).map(({ path }) => path)),
  );
}
