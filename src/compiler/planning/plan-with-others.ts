/** Planning with more than one planner: one that takes over when the first makes no plan, or one that is asked as well. */
import {
  asWarning,
  hasErrors,
  plannerReplaced,
  planOfTwo,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { Planner } from "../planner/planner.ts";
import { compareScores, scoreOf } from "./score.ts";
import type { Contender, Planned, PlanOptions } from "./options.ts";
import { planQuery } from "./plan-query.ts";

export async function planWithOthers(options: PlanOptions): Promise<Planned> {
  const { source, fallback, rival, corrects } = options;
  // What a person wrote is planned by nobody, and a correction is asked of the planner whose plan it is.
  if (source.plan !== undefined || corrects !== undefined) return planQuery(options);
  if (rival !== undefined) return planTwice(options, rival);
  const planned = await planQuery(options);
  if (fallback === undefined || planned.plan !== undefined) return planned;
  const instead = await planQuery({ ...options, planner: fallback });
  const reason = reasonOf(planned.diagnostics);
  return { ...instead, diagnostics: [plannerReplaced({ reason }), ...instead.diagnostics] };
}

/** Side by side. A plan beats none; of two the better scored one is taken, and where they are equal the first planner's. */
async function planTwice(options: PlanOptions, rival: Planner): Promise<Planned> {
  const [own, other] = await Promise.all([
    planQuery(options),
    planQuery({ ...options, planner: rival }),
  ]);
  const [first, second] = [
    { planner: options.planner.id, planned: own, score: await scoreOf(own, options) },
    { planner: rival.id, planned: other, score: await scoreOf(other, options) },
  ];
  if (first.score === undefined && second.score === undefined) {
    return { ...own, diagnostics: [...own.diagnostics, ...asRemarks(other.diagnostics, own)] };
  }
  const difference = first.score && second.score && compareScores(first.score, second.score);
  const isFirst = second.score === undefined || (difference !== undefined && difference.better !== "second"); // prettier-ignore
  const [taken, left] = isFirst ? [first, second] : [second, first];
  const reason = difference?.reason ?? `the latter made none (${reasonOf(left.planned.diagnostics)})`; // prettier-ignore
  const compared = [first, second].map(({ planner, score }): Contender => {
    return { planner, ...(score && { score }), isTaken: planner === taken.planner };
  });
  const said = planOfTwo({ planner: taken.planner, other: left.planner, reason: reason.replace(/\.\)$/, ")") }); // prettier-ignore
  return { ...taken.planned, compared, diagnostics: [said, ...taken.planned.diagnostics] };
}

/** A question that the first planner asks can be answered whatever the second one says. */
function asRemarks(diagnostics: readonly Diagnostic[], { ambiguous = [] }: Planned) {
  return ambiguous.length === 0 ? diagnostics : diagnostics.map(asWarning);
}

function reasonOf(diagnostics: readonly Diagnostic[]): string {
  const problem = diagnostics.find((one) => hasErrors([one]));
  return problem === undefined ? "it made no plan." : `${problem.code} ${problem.message}`;
}
