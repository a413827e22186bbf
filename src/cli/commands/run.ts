import { locateWritten } from "../../compiler/index.ts";
import { hasErrors } from "../../contract/diagnostics/index.ts";
import { buildAgreed } from "../build-agreed.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { listQueries } from "../complete.ts";
import { execBuild } from "../exec-build.ts";
import { execFlags, execSettings } from "../exec-flags.ts";
import { givenLimits, overBudgetFlag } from "../given-budget.ts";
import { givenParams } from "../given-params.ts";
import { openProjectFor, originOf, planSource, readSourceOf } from "../make-plan.ts";
import { nothingPlanned } from "../nothing-planned.ts";
import { count } from "../render/amounts.ts";
import { estimateOf, renderPlan } from "../render/plan.ts";
import { toldUsage } from "../render/usage.ts";
import { sourceFlags, sourcePositionals } from "../source-flags.ts";

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
    const { diagnostics, planned } = made;
    const spent = toldUsage(project.usage(), session.err);
    const failed = { text: "", ...spent, source: originOf(source) };
    if (planned === undefined) return { ...spent, ...nothingPlanned(made) };
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
      return { ...failed, diagnostics: [...untold, ...located] };
    }
    const params = source.file === undefined ? {} : given;
    const outcome = await execBuild(plan.name, params, args, workspace, project, session);
    return {
      ...outcome,
      diagnostics: [...untold, ...built.diagnostics, ...(outcome.diagnostics ?? [])],
      source: originOf(source),
    };
  },
});
