/** From the words behind `orchc plan` or `orchc run` to a plan that is checked and within its budget. */
import { join, relative } from "node:path";
import {
  checkBudget,
  placeInSource,
  plan as makePlan,
  queryNames,
  readPlan,
  readSource,
  withDefaults,
  type AmbiguousQuestion,
  type Analysis,
  type Contender,
  type Explained,
  type PlanBound,
  type PlanOptions,
  type Planned,
  type Source,
  type TaskAttributes,
} from "../compiler/index.ts";
import {
  hasErrors,
  noSuchQuery,
  planReplaced,
  questionWithoutWords,
  readingToConfirm,
  twoReadings,
  type Diagnostic,
} from "../contract/diagnostics/index.ts";
import { isPlanSource } from "../contract/hand-written.ts";
import { canonicalJson } from "../contract/json.ts";
import type { Plan } from "../contract/plan.ts";
import type { Project } from "../project.ts";
import type { Workspace } from "../workspace/index.ts";
import { chooseReading } from "./choose-reading.ts";
import { effectsOf, type TaskEffect } from "./effects.ts";
import { givenLimits } from "./given-budget.ts";
import { givenParams } from "./given-params.ts";
import type { QueryOrigin } from "./render/place.ts";
import { examplesFor } from "./patterns/like-query.ts";
import { plannedLike } from "./patterns/planned-like.ts";
import { modelRecordings, type RecordArguments } from "./model-recordings.ts";
import { statusLine } from "./render/status-line.ts";
import type { Session } from "./session.ts";
import type { SourceArguments } from "./source-flags.ts";

export interface MadePlan {
  readonly source: Source;
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when something is wrong. */
  readonly planned?: {
    readonly plan: Plan;
    readonly analysis: Analysis;
    readonly bound: PlanBound;
    /** Warnings when a run can take more than its budget: for who does not build it at once. */
    readonly exceeded: readonly Diagnostic[];
    readonly attributes: ReadonlyMap<string, TaskAttributes>;
    readonly effects: readonly TaskEffect[];
  };
  /** Whether somebody has been asked how the query is read, and meant none of it. */
  readonly isDeclined?: true;
  /** When it was asked for, and the planner can say. */
  readonly why?: readonly Explained[];
  /** Of two planners. */
  readonly compared?: readonly Contender[];
  /** Where a model planned: what it replied, to be corrected. */
  readonly given?: Planned["given"];
}

/** For diagnostics that point into the query. */
export function originOf(source: Source): QueryOrigin {
  const { query, file } = source;
  return {
    query,
    ...(file !== undefined && { file }),
    placeOf: (offset) => placeInSource(source, offset),
  };
}

/** @param settings of other flags, in the shape of the configuration */
export function openProjectFor(
  { planner, without, ...recording }: SourceArguments & RecordArguments,
  session: Session,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<Project> {
  return session.project(
    {
      ...settings,
      ...(planner !== undefined && { planner }),
      ...(without !== undefined && { optimise: { without } }),
    },
    modelRecordings(recording, session.cwd),
  );
}

export async function readSourceOf(
  args: SourceArguments,
  { workspace }: Project,
  session: Session,
  fixParams: boolean,
): Promise<Source> {
  const words = (args.query ?? []).map(String);
  const source = await readSource(words, {
    workspace,
    cwd: session.cwd,
    ...(args.name !== undefined && { name: args.name }),
  });
  const inWords = source.file === undefined;
  const given = fixParams || inWords ? withDefaults(source, givenParams(args.param)) : source;
  return {
    ...given,
    ...(args.reading !== undefined && { readings: args.reading }),
    ...(args.profile !== undefined && { profile: args.profile }),
    ...(args.strictness !== undefined && { strictness: args.strictness }),
  };
}

/** What somebody wants to see of planning. */
export interface Watching {
  readonly dump?: (pass: string, plan: Plan) => void;
  readonly why?: boolean;
  /** In place of planning: this plan goes back to its planner. */
  readonly corrects?: NonNullable<PlanOptions["corrects"]>;
}

/** Problems that somebody's choice solves. */
const ASKING: ReadonlySet<string> = new Set([
  twoReadings.code,
  readingToConfirm.code,
  questionWithoutWords.code,
]);

/** Where the query can be read in several ways and somebody can be asked, asks which one is meant. */
export async function planSource(
  source: Source,
  args: SourceArguments,
  project: Project,
  session: Session,
  watching: Watching = {},
): Promise<MadePlan> {
  const { ambiguous, ...made } = await planOnce(source, args, project, session, watching);
  const open = ambiguous.find(({ chosen }) => chosen === undefined);
  const isOnlyOpen = made.diagnostics.every(
    ({ code, severity }) => severity !== "error" || ASKING.has(code),
  );
  const chosen = open === undefined || !isOnlyOpen ? undefined : await chooseReading(open, session);
  if (chosen === undefined) {
    const like =
      open === undefined
        ? await plannedLike(made, project, (again) => planOnce(again, args, project, session, {}))
        : made;
    return withMissingFile(like, args, project.workspace);
  }
  // what was asked stands on the screen: the same as a problem, with the way to agree to it, would say nothing more
  if (chosen === "declined") {
    const others = made.diagnostics.filter(({ code }) => !ASKING.has(code));
    return { ...made, diagnostics: others, isDeclined: true };
  }
  const readings = [...(source.readings ?? []), chosen];
  return planSource({ ...source, readings }, args, project, session, watching);
}

/** One word that leads to no plan was perhaps the name of a query file. */
async function withMissingFile(
  made: MadePlan,
  { query = [] }: SourceArguments,
  workspace: Workspace,
): Promise<MadePlan> {
  const name = query.join(" ").trim();
  const { source, planned, diagnostics } = made;
  if (planned !== undefined || source.file !== undefined || !/^[\w-]+$/.test(name)) return made;
  const known = await queryNames(workspace);
  const file = relative(workspace.root, join(workspace.paths.queries, `${name}.query.md`));
  return { ...made, diagnostics: [noSuchQuery({ name, known, file }), ...diagnostics] };
}

async function planOnce(
  source: Source,
  args: SourceArguments,
  project: Project,
  session: Session,
  { dump, why = false, corrects }: Watching,
): Promise<MadePlan & { readonly ambiguous: readonly AmbiguousQuestion[] }> {
  const status = await statusLine(session);
  try {
    const catalog = await project.catalog();
    const made = await makePlan({
      source,
      workspace: project.workspace,
      catalog,
      ...project.planners(),
      parameterise: args.params ?? false,
      allowUnused: args.allowUnused ?? false,
      why,
      examples: source.plan === undefined ? await examplesFor(source.query, project) : [],
      onProgress: ({ stage, detail }) => status.show(`Planning: ${stage} · ${detail}`),
      ...(args.maxTasks !== undefined && { maxTasks: args.maxTasks }),
      ...(args.budget !== undefined && { budget: givenLimits(args.budget) }),
      ...(dump !== undefined && { dump }),
      ...(corrects !== undefined && { corrects }),
    });
    const {
      plan,
      analysis,
      bound,
      attributes,
      exceeded = [],
      diagnostics,
      ambiguous = [],
      ...explained
    } = made;
    if (
      plan === undefined ||
      analysis === undefined ||
      bound === undefined ||
      attributes === undefined
    )
      return { source, diagnostics, ambiguous, ...explained };
    const all = [...diagnostics, ...checkBudget(source, analysis)];
    if (hasErrors(all)) return { source, diagnostics: all, ambiguous, ...explained };
    const effects = await effectsOf(plan, catalog);
    const replaced = await replacedBy(plan, project.workspace);
    const planned = { plan, analysis, bound, exceeded, attributes, effects };
    return { source, diagnostics: [...all, ...replaced], planned, ambiguous, ...explained };
  } finally {
    status.clear();
  }
}

/** A warning when `plan.json` says something else than the plan that is about to be written there. */
async function replacedBy(plan: Plan, workspace: Workspace): Promise<Diagnostic[]> {
  const { name } = plan;
  const before = await readPlan(workspace, name).catch(() => undefined);
  if (before === undefined || canonicalJson(before) === canonicalJson(plan)) return [];
  if (isLaterText(before, plan)) return [];
  const file = relative(workspace.root, join(workspace.paths.generated, name, "plan.json"));
  return [planReplaced({ file, name })];
}

/** Whether a plan is what the same plan file says by now: that it is another one is what its author wanted. */
function isLaterText({ source: before }: Plan, { source: after }: Plan): boolean {
  const { file } = after;
  return (
    file !== undefined &&
    isPlanSource(file.path) &&
    before.file?.path === file.path &&
    before.file.sha256 !== file.sha256
  );
}
