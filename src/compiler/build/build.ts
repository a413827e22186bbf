/** A plan becomes a build: scripts that are proven to fit together. */
import { join } from "node:path";
import { changesOf, placeOf } from "../../catalog/facts/index.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import {
  asWarning,
  distinctDiagnostics,
  fileChangedSincePlanning,
  staleBuild,
  hasErrors,
  OrchcError,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import { atStrictness } from "../../contract/diagnostics/at-strictness.ts";
import type { Manifest } from "../../contract/manifest.ts";
import type { Plan, PlanBudget } from "../../contract/plan.ts";
import { defaultStrictness, type Strictness } from "../../contract/strictness.ts";
import { changedSources } from "../../workspace/changed-sources.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { boundPlan, runTimeoutOf } from "../analyses/bound-plan.ts";
import { overBudget } from "./over-budget.ts";
import { analyse } from "../analyses/index.ts";
import type { BuildFiles } from "../emit/emit-build.ts";
import { lookAtEarlier } from "../emit/reuse/earlier-build.ts";
import { factsByPath } from "../facts/facts-by-path.ts";
import { lower } from "../lower/index.ts";
import type { KnownPlans, PassContext } from "../passes/index.ts";
import { openPlans } from "../passes/inline-plans.ts";
import { wrapAll } from "../passes/wrap-optional.ts";
import { gatherContext, type GatheredContext } from "../pipeline.ts";
import { planFileSays, writePlan } from "../plan/plan-file.ts";
import { inCanonicalOrder, planText } from "../plan/plan-text.ts";
import { reporting } from "./reporting.ts";
import { checkLength } from "../source/check-length.ts";

export interface BuildOptions {
  readonly plan: Plan;
  readonly workspace: Workspace;
  readonly catalog: Catalog;
  /** `check` compares what is on disk with the plan and writes nothing. */
  readonly mode: "write" | "check";
  /** Of the command line; default: as plan and configuration say. */
  readonly budget?: PlanBudget | undefined;
  /** Build it although a run can take more than its budget: then that is a warning. */
  readonly allowOverBudget?: boolean | undefined;
  /** Which findings are errors; default: as the plan says. */
  readonly strictness?: Strictness | undefined;
  /** As for a plan. */
  readonly signal?: AbortSignal | undefined;
}

export interface Built extends BuildFiles {
  /** Absolute path of `generated/<name>`. */
  readonly folder: string;
  /** Absent when something was wrong: the diagnostics say what. */
  readonly manifest?: Manifest;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles a plan into scripts that are proven to fit together. Writes all of it or, when something is wrong, nothing. */
export function build(options: BuildOptions): Promise<Built> {
  const folder = join(options.workspace.paths.generated, options.plan.name);
  return reporting(buildPlan(options, folder), (problems) => ({
    folder,
    written: [],
    unchanged: [],
    removed: [],
    differing: [],
    diagnostics: distinctDiagnostics([...options.catalog.diagnostics, ...problems]),
  }));
}

async function buildPlan(
  { plan, workspace, catalog, mode, budget, allowOverBudget, strictness, signal }: BuildOptions,
  folder: string,
): Promise<Built> {
  // Scripts list arguments as the plan does: in the order that it has when it is read from its file.
  const given = inCanonicalOrder(plan);
  const tooLong = checkLength(given.source.query, workspace.config.limits);
  if (tooLong.length > 0) throw new OrchcError(tooLong);
  const context = await gatherContext(given, {
    workspace,
    catalog,
    maxTasks: Infinity,
    budget,
    signal,
  });
  const standing = [given, ...readIn(context.plans)];
  const stale = (await Promise.all(standing.map((one) => staleness(one, workspace, mode)))).flat();
  const planFile = await planFileSays(workspace, given);
  const plans = await planFilesSay(workspace, readIn(context.plans));
  const write = () => writePlan(workspace, given, { by: "build" });
  const level = strictness ?? given.strictness ?? defaultStrictness;
  const { limits } = workspace.config;
  // Whoever verifies wants to know what comes out, and not what is known of it.
  const earlier =
    mode === "write"
      ? await lookAtEarlier({
          name: given.name,
          workspace,
          folder,
          tools: context.tools,
          given: [
            planText(given),
            planFile,
            plans,
            catalog.diagnostics,
            stale,
            saidBy(context),
            level,
            limits,
            allowOverBudget ?? false,
          ],
        })
      : undefined;
  if (earlier?.same !== undefined) {
    await write();
    const { manifest, files, diagnostics } = earlier.same;
    return {
      folder,
      manifest,
      written: [],
      unchanged: files,
      removed: [],
      differing: [],
      diagnostics,
    };
  }
  const { runChecks } = await import("../passes/index.ts");
  const { plan: opened } = openPlans(given, context.plans);
  const found = [
    ...runChecks({ ...given, strictness: level }, context),
    ...atStrictness(changedFacts(given, context), level),
    ...overBudget(
      given,
      boundPlan(opened, context.tools, runTimeoutOf(given, limits)),
      context.budget,
    ).map((problem) =>
      allowOverBudget === true || mode === "check" ? asWarning(problem) : problem,
    ),
  ];
  if (hasErrors(found)) throw new OrchcError(found);
  // The compiler begins in a process of its own before there are scripts.
  const findingTypes = earlier?.findTypes();
  const edited = mode === "check" ? [] : await accountForEdits(given, context);
  const canonical = inCanonicalOrder(wrapAll(opened).plan);
  const { emitBuild } = await import("../emit/emit-build.ts");
  const { tools } = context;
  const lowered = lower(canonical, tools);
  const analysis = analyse(canonical);
  const diagnostics = [...catalog.diagnostics, ...found, ...edited, ...stale];
  const built = await emitBuild(
    {
      workspace,
      folder,
      plan: canonical,
      planFile,
      plans,
      tools,
      lowered,
      analysis,
      mode,
      earlier,
      findingTypes,
      diagnostics,
    },
    write,
  );
  return { ...built, folder, diagnostics };
}

/** Only of plans that say what words became; coverage brings along all that reads queries. */
async function accountForEdits(given: Plan, context: PassContext): Promise<readonly Diagnostic[]> {
  if (given.tasks.every(({ words }) => words === undefined)) return [];
  const { accountForEdited } = await import("../coverage/index.ts");
  return accountForEdited(given, { tools: context.tools, facts: factsByPath(given, context) });
}

/** What passes may know, as JSON says it. */
function saidBy(context: GatheredContext): unknown {
  const { brokenAgents, plans, places, missingFiles, looked, ...rest } = context;
  return {
    ...rest,
    tools: [...context.tools.values()],
    brokenAgents: [...brokenAgents],
    plans: { names: plans.names, read: [...plans.read] },
    places: {
      write: places.write,
      unwritable: [...places.unwritable],
      leadOut: [...places.leadOut],
    },
    missingFiles: [...missingFiles],
    looked: [[...looked.facts], [...looked.problems]],
  };
}

/** The plans that stand in another one as tasks, as far as they can be read. */
function readIn({ read }: KnownPlans): Plan[] {
  return [...read.values()].filter((plan) => "tasks" in plan);
}

/** Whether a plan still is what it was made from. */
async function staleness(
  plan: Plan,
  { paths, root }: Workspace,
  mode: BuildOptions["mode"],
): Promise<Diagnostic[]> {
  const changed = await changedSources(plan, join(paths.generated, plan.name), root);
  return changed.map(({ file, command }) => ({
    ...staleBuild({ name: plan.name, file, command }),
    // Whoever builds writes what the plan says; whoever verifies has to know that it is not what is asked any more.
    severity: mode === "write" ? "warning" : "error",
  }));
}

async function planFilesSay(
  workspace: Workspace,
  plans: readonly Plan[],
): Promise<Record<string, string>> {
  const hashes = plans.map(async (plan) => [plan.name, await planFileSays(workspace, plan)]);
  return Object.fromEntries(await Promise.all(hashes)) as Record<string, string>;
}

/** What the files of a plan were like when it was made, and are not any more. */
function changedFacts({ name, facts = [] }: Plan, { factsOf }: PassContext): Diagnostic[] {
  return facts.flatMap((fact) => {
    const changes = changesOf(fact, factsOf(placeOf(fact)));
    if (changes.length === 0) return [];
    return [fileChangedSincePlanning({ path: fact.path, changes, name })];
  });
}
