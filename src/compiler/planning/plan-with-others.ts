/** Planning with more than one planner: one that takes over when the first makes no plan, or one that is asked as well. */
import {
  asWarning,
  hasErrors,
  plannerReplaced,
  planOfTwo,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { Planner } from "../planner/planner.ts";
import { choosePlan, isPlanned } from "./score.ts";
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

/** Side by side. A plan beats none; of two the better scored one is taken, and where there is no difference the first. */
async function planTwice(options: PlanOptions, rival: Planner): Promise<Planned> {
  const [own, other] = await Promise.all([
    planQuery(options),
    planQuery({ ...options, planner: rival }),
  ]);
  if (!isPlanned(own) && !isPlanned(other)) {
    return { ...own, diagnostics: [...own.diagnostics, ...asRemarks(other.diagnostics, own)] };
  }
  const choice =
    isPlanned(own) && isPlanned(other)
      ? await choosePlan(own.plan, other.plan, options)
      : undefined;
  const isFirst = choice?.isFirst ?? isPlanned(own);
  const names = [options.planner.id, rival.id] as const;
  const [planner, beside] = isFirst ? names : [names[1], names[0]];
  const [taken, left] = isFirst ? [own, other] : [other, own];
  const reason =
    choice?.reason ?? `the latter made none (${reasonOf(left.diagnostics).replace(/\.$/, "")})`;
  const compared = [own, other].map((planned, at): Contender => {
    const points = choice?.totals[at];
    return {
      planner: names[at] ?? "",
      isPlanned: isPlanned(planned),
      ...(points !== undefined && { points }),
      isTaken: planned === taken,
    };
  });
  const said = planOfTwo({ planner, other: beside, reason });
  return { ...taken, compared, diagnostics: [said, ...taken.diagnostics] };
}

/** A question that the first planner asks can be answered whatever the second one says. */
function asRemarks(diagnostics: readonly Diagnostic[], { ambiguous = [] }: Planned) {
  return ambiguous.length === 0 ? diagnostics : diagnostics.map(asWarning);
}

function reasonOf(diagnostics: readonly Diagnostic[]): string {
  const problem = diagnostics.find((one) => hasErrors([one]));
  return problem === undefined ? "it made no plan." : `${problem.code} ${problem.message}`;
}
