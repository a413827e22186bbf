/** A plan of a model whose build or run fails goes back to the model, once: where the failure says what there is instead. */
import {
  dataDoesNotFit,
  hasErrors,
  missingFile,
  planCorrected,
  toolFailed,
  typeCheckFailed,
  type Diagnostic,
} from "../contract/diagnostics/index.ts";
import { canonicalJson } from "../contract/json.ts";
import type { Plan } from "../contract/plan.ts";
import { planSource, type MadePlan } from "./make-plan.ts";
import type { Project } from "../project.ts";
import type { Session } from "./session.ts";
import type { SourceArguments } from "./source-flags.ts";

/** A build that the types refuse: the plan hands on what does not fit. */
const OF_BUILDS: ReadonlySet<string> = new Set([dataDoesNotFit.code, typeCheckFailed.code]);
const OF_RUNS: ReadonlySet<string> = new Set([toolFailed.code, missingFile.code]);
/** "Columns of data: day, price", "Did you mean", "It takes: …". */
const SAYS_WHAT_THERE_IS =
  /\b(?:columns?|fields?|values?|tables?|sheets?|names?|files?|takes|returns)\b[^.]*:|did you mean/i;

/**
 * The plan once more, `undefined` where nothing is to be gained: a person or the grammar made it, the failure names
 * nothing that could be taken instead, a run may have changed something already, or the model gives the same plan.
 */
export async function correctedPlan(
  { source, planned, given }: MadePlan,
  failed: { readonly by: "build" | "run"; readonly diagnostics: readonly Diagnostic[] },
  args: SourceArguments,
  project: Project,
  session: Session,
): Promise<MadePlan | undefined> {
  if (planned === undefined || !planned.plan.source.planner.startsWith("llm@")) return undefined;
  const problems = failed.diagnostics.filter(
    (one) => hasErrors([one]) && isCorrigible(one, failed.by),
  );
  if (problems.length === 0 || (failed.by === "run" && planned.effects.length > 0))
    return undefined;
  const { plan } = planned;
  const corrects = { plan, problems, ...(given !== undefined && { given }) };
  const again = await planSource(source, args, project, session, { corrects });
  if (again.planned === undefined || isSame(again.planned.plan, plan)) return undefined;
  const [problem] = problems;
  const reason = problem === undefined ? "" : `${problem.code} ${problem.message}`;
  return {
    ...again,
    diagnostics: [planCorrected({ by: failed.by, reason }), ...again.diagnostics],
  };
}

function isCorrigible({ code, message, help = "" }: Diagnostic, by: "build" | "run"): boolean {
  if (by === "build") return OF_BUILDS.has(code);
  return OF_RUNS.has(code) && SAYS_WHAT_THERE_IS.test(`${message} ${help}`);
}

function isSame({ tasks: one }: Plan, { tasks: other }: Plan): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
