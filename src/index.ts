/**
 * orchc as a library: the steps of the command line as functions.
 *
 * ```ts
 * import { run } from "orchc";
 * const { answer } = await run({ query: "Summarise README.md" });
 * ```
 *
 * Each throws an `OrchcError`, with everything that is wrong, when what it was given needs correcting.
 */
import { join } from "node:path";
import {
  build as compileBuild,
  checkBudget,
  plan as compilePlan,
  readPlan,
  readSource,
  writePlan,
  type Analysis,
  type Built,
} from "./compiler/index.ts";
import { hasErrors, OrchcError, type Diagnostic } from "./contract/diagnostics/index.ts";
import type { RunEvent } from "./contract/events.ts";
import type { Plan } from "./contract/plan.ts";
import { createAnswerer, type ModelUsage } from "./model/index.ts";
import { openProject, type Project, type ProjectOptions } from "./project.ts";
import { exec as execBuild, type RunResult } from "./runtime/index.ts";

export { OrchcError, type Diagnostic, type Place } from "./contract/diagnostics/index.ts";
export type { RunEvent, RunStatus, TaskStatus } from "./contract/events.ts";
export type { Manifest } from "./contract/manifest.ts";
export type { Plan, Task } from "./contract/plan.ts";
export type { Analysis, Built } from "./compiler/index.ts";
export type {
  Exchange,
  ModelUsage,
  Provider,
  ProviderFactory,
  ProviderReply,
  ProviderRequest,
  ProviderSettings,
} from "./model/index.ts";
export type { ProjectOptions } from "./project.ts";
export type { RunResult } from "./runtime/index.ts";

export interface PlanRequest extends ProjectOptions {
  /** What is wanted, in words; or the path or name of a query file. */
  readonly query: string;
  /** Of the plan and its build. Default: the query file's, or made of the query's first telling words. */
  readonly name?: string;
  /** Default: the query file's, then the configuration's. */
  readonly maxTasks?: number;
  /** Go on without words of the query that nothing takes: notes of the plan and of every answer say so. */
  readonly allowUnused?: boolean;
}

export interface PlanResult {
  readonly plan: Plan;
  readonly analysis: Analysis;
  /** Warnings and notes. */
  readonly diagnostics: readonly Diagnostic[];
  /** Requests, tokens and money that planning took; absent when no model was needed. */
  readonly usage?: ModelUsage;
}

/** Turns a query into a plan and writes `generated/<name>/plan.json`. Nothing is executed. */
export async function plan(request: PlanRequest): Promise<PlanResult> {
  return planIn(await openProject(request), request);
}

export interface BuildRequest extends ProjectOptions {
  /** The name of a plan in `generated/`. */
  readonly name: string;
  /** Write nothing; `differing` says what is not as the plan gives. Default: false. */
  readonly check?: boolean;
}

/** Compiles a plan into scripts that are proven to fit together. */
export async function build(request: BuildRequest): Promise<Built> {
  const project = await openProject(request);
  const given = await readPlan(project.workspace, request.name);
  return buildIn(project, given, request.check === true ? "check" : "write");
}

export interface ExecRequest extends ProjectOptions {
  /** The name of a build in `generated/`. */
  readonly name: string;
  /** Values of the plan's parameters. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** Scripts side by side. Default: the configuration's, then one per processor. */
  readonly maxParallel?: number;
  /** Do not check the answer against the data. Default: the configuration's. */
  readonly skipValidation?: boolean;
  /** Take an answer whose plan leaves out words of the query: a warning, and no error. */
  readonly allowUnused?: boolean;
  readonly onEvent?: (event: RunEvent) => void;
}

/** Runs a build. A run that fails is a result too: look at `status`. */
export async function exec(request: ExecRequest): Promise<RunResult> {
  return execIn(await openProject(request), request);
}

export interface RunRequest extends PlanRequest, Omit<ExecRequest, "name"> {}

export interface RunAnswer {
  /** Markdown. */
  readonly answer: string;
  /** Every output, by agent and task. */
  readonly data: RunResult["data"];
  /** What was ignored, cut, assumed and read in one of several ways; the answer says it too. */
  readonly notes: RunResult["notes"];
  /** Absent when it was skipped. */
  readonly validation?: NonNullable<RunResult["validation"]>;
  readonly metadata: Pick<RunResult, "run" | "status" | "statistics" | "files" | "diagnostics"> & {
    readonly name: string;
    readonly analysis: Analysis;
    /** Of planning and of wording the answer; absent when no model was needed. */
    readonly usage?: ModelUsage;
  };
}

/** Plans, builds and runs. Tools that write or destroy are not asked about: look at the plan first where that matters. */
export async function run(request: RunRequest): Promise<RunAnswer> {
  const project = await openProject(request);
  const planned = await planIn(project, request);
  const { name } = planned.plan;
  await buildIn(project, planned.plan, "write");
  const result = await execIn(project, { ...request, name });
  const { answer, data, notes, validation, status, statistics, files, diagnostics } = result;
  return {
    answer,
    data,
    notes,
    ...(validation !== undefined && { validation }),
    metadata: {
      name,
      run: result.run,
      status,
      statistics,
      files,
      diagnostics: [...planned.diagnostics, ...diagnostics],
      analysis: planned.analysis,
      ...usageOf(project),
    },
  };
}

async function planIn(project: Project, request: PlanRequest): Promise<PlanResult> {
  const { workspace } = project;
  const { query, name, maxTasks, cwd = process.cwd() } = request;
  const source = await readSource([query], { workspace, cwd, ...(name !== undefined && { name }) });
  const planned = await compilePlan({
    source,
    workspace,
    catalog: await project.catalog(),
    ...project.planners(),
    ...(maxTasks !== undefined && { maxTasks }),
    ...(request.allowUnused !== undefined && { allowUnused: request.allowUnused }),
  });
  const { plan: made, analysis } = planned;
  if (made === undefined || analysis === undefined) throw new OrchcError(planned.diagnostics);
  const diagnostics = [...planned.diagnostics, ...checkBudget(source, analysis)];
  if (hasErrors(diagnostics)) throw new OrchcError(diagnostics);
  await writePlan(workspace, made);
  return { plan: made, analysis, diagnostics, ...usageOf(project) };
}

function usageOf(project: Project): { readonly usage?: ModelUsage } {
  const usage = project.usage();
  return usage === undefined ? {} : { usage };
}

async function buildIn(project: Project, given: Plan, mode: "write" | "check"): Promise<Built> {
  const catalog = await project.catalog();
  const built = await compileBuild({ plan: given, workspace: project.workspace, catalog, mode });
  if (hasErrors(built.diagnostics)) throw new OrchcError(built.diagnostics);
  return built;
}

async function execIn({ workspace, model }: Project, request: ExecRequest): Promise<RunResult> {
  const answering = workspace.config.answer.phrase === "model" ? model("answer") : undefined;
  // How much material it is shown follows from it.
  await answering?.learnContext();
  const { name, params, maxParallel, skipValidation, onEvent, signal } = request;
  return execBuild({
    folder: join(workspace.paths.generated, name),
    workspace,
    ...(params !== undefined && { params }),
    ...(maxParallel !== undefined && { maxParallel }),
    ...(skipValidation !== undefined && { validate: !skipValidation }),
    ...(request.allowUnused !== undefined && { allowUnused: request.allowUnused }),
    ...(onEvent !== undefined && { onEvent }),
    ...(answering !== undefined && { model: createAnswerer(answering) }),
    ...(signal !== undefined && { signal }),
  });
}
