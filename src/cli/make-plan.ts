/** From the words behind `orchc plan` or `orchc run` to a plan that is checked and within its budget. */
import {
  checkBudget,
  placeInSource,
  plan as makePlan,
  readSource,
  withDefaults,
  type Analysis,
  type Source,
} from "../compiler/index.ts";
import { hasErrors, type Diagnostic } from "../contract/diagnostics/index.ts";
import type { Plan } from "../contract/plan.ts";
import type { Project } from "../project.ts";
import { effectsOf, type TaskEffect } from "./effects.ts";
import { givenParams } from "./given-params.ts";
import type { QueryOrigin } from "./render/place.ts";
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
    readonly effects: readonly TaskEffect[];
  };
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

export function openProjectFor(args: SourceArguments, session: Session): Promise<Project> {
  return session.project(args.planner === undefined ? {} : { planner: args.planner });
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
  return fixParams || inWords ? withDefaults(source, givenParams(args.param)) : source;
}

export async function planSource(
  source: Source,
  args: SourceArguments,
  project: Project,
  session: Session,
  dump?: (pass: string, plan: Plan) => void,
): Promise<MadePlan> {
  const status = await statusLine(session);
  try {
    const catalog = await project.catalog();
    const { plan, analysis, diagnostics } = await makePlan({
      source,
      workspace: project.workspace,
      catalog,
      planner: project.planner(),
      parameterise: args.params ?? false,
      onProgress: ({ stage, detail }) => status.show(`Planning: ${stage} · ${detail}`),
      ...(args.maxTasks !== undefined && { maxTasks: args.maxTasks }),
      ...(dump !== undefined && { dump }),
    });
    if (plan === undefined || analysis === undefined) return { source, diagnostics };
    const all = [...diagnostics, ...checkBudget(source, analysis)];
    if (hasErrors(all)) return { source, diagnostics: all };
    const effects = await effectsOf(plan, catalog);
    return { source, diagnostics: all, planned: { plan, analysis, effects } };
  } finally {
    status.clear();
  }
}
