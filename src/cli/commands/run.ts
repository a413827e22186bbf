import { locateWritten } from "../../compiler/index.ts";
import { hasErrors } from "../../contract/diagnostics/index.ts";
import { buildAgreed } from "../build-agreed.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { listQueries } from "../complete.ts";
import { execBuild, execFlags, execSettings } from "../exec-build.ts";
import { givenLimits, overBudgetFlag } from "../given-budget.ts";
import { givenParams } from "../given-params.ts";
import { correctedPlan } from "../correct-once.ts";
import { openProjectFor, originOf, planSource, readSourceOf, type MadePlan } from "../make-plan.ts";
import { nothingPlanned } from "../nothing-planned.ts";
import { count } from "../render/amounts.ts";
import { estimateOf, renderPlan } from "../render/plan.ts";
import { toldUsage } from "../render/usage.ts";
import type { Project } from "../../project.ts";
import type { Session } from "../session.ts";
import { sourceFlags, sourcePositionals, type SourceArguments } from "../source-flags.ts";

export const command = defineCommand({
  positionals: sourcePositionals,
  flags: {
    ...sourceFlags,
    ...execFlags,
    ...overBudgetFlag,
  },
  examples: [
    ['orchc run "Total revenue by city in data/sales.csv"', "plan, build, run, answer"],
    ["orchc run forecast --param months=6", "queries/forecast.query.md"],
  ],
  complete: listQueries,
  async run(args, session): Promise<Outcome> {
    const given = givenParams(args.param);
    const project = await openProjectFor(args, session, execSettings(args));
    const source = await readSourceOf(args, project, session, false);
    const made = await planSource(source, args, project, session);
    if (made.planned === undefined) {
      return { ...toldUsage(project.usage(), session.err), ...nothingPlanned(made) };
    }
    const params = source.file === undefined ? {} : given;
    const first = await carryOut(made, made.planned, params, args, project, session);
    const failed = first.failed && {
      by: first.failed,
      diagnostics: first.outcome.diagnostics ?? [],
    };
    const again = failed && (await correctedPlan(made, failed, args, project, session));
    if (again?.planned === undefined) return first.outcome;
    return (await carryOut(again, again.planned, params, args, project, session)).outcome;
  },
});

interface CarriedOut {
  readonly outcome: Outcome;
  readonly failed?: "build" | "run";
}

type RunArguments = SourceArguments &
  Parameters<typeof execBuild>[2] & { readonly allowOverBudget?: boolean | undefined };

/** Builds a plan and runs it. */
async function carryOut(
  { source, diagnostics }: MadePlan,
  planned: NonNullable<MadePlan["planned"]>,
  params: Readonly<Record<string, string>>,
  args: RunArguments,
  project: Project,
  session: Session,
): Promise<CarriedOut> {
  const untold = session.tellNow(diagnostics, originOf(source));
  const { plan, analysis, effects } = planned;
  // who is going to be asked has to see what; all others see the tasks while they run
  session.note(
    effects.length > 0
      ? `${renderPlan(planned, session.err)}\n`
      : `Planned: ${count(plan.tasks.length, "task")}, about ${estimateOf(analysis)}\n`,
  );
  const { workspace } = project;
  const built = await buildAgreed(
    {
      plan,
      workspace,
      catalog: await project.catalog(),
      mode: "write",
      budget: givenLimits(args.budget),
      allowOverBudget: args.allowOverBudget,
    },
    session,
  );
  if (built.manifest === undefined || hasErrors(built.diagnostics)) {
    const located = await locateWritten(built.diagnostics, plan, workspace);
    const told = { text: "", ...toldUsage(project.usage(), session.err), source: originOf(source) };
    return { outcome: { ...told, diagnostics: [...untold, ...located] }, failed: "build" };
  }
  const outcome = await execBuild(plan.name, params, args, workspace, project, session);
  const found = outcome.diagnostics ?? [];
  return {
    outcome: {
      ...outcome,
      diagnostics: [...untold, ...built.diagnostics, ...found],
      source: originOf(source),
    },
    ...(hasErrors(found) && { failed: "run" as const }),
  };
}
