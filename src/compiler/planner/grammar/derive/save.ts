/** The step that saves what was done before. */
import { stemWord } from "../../../language/stem.ts";
import type { Span } from "../read/reading.ts";
import { antecedentsOf } from "./antecedents.ts";
import type { Clause } from "./clause.ts";
import { judge } from "./judge.ts";
import type { Situation } from "./situation.ts";
import { stepOf, type Step } from "./step.ts";

/** Words that who saves has in its card, whatever the request calls it. */
const SAVES = ["save", "write", "file"].map(stemWord);

export function save(
  clause: Clause,
  span: Span,
  extras: readonly Span[],
  what: readonly Step[],
  { reading, agents, steps, diagnostics }: Situation,
): void {
  const words = { spans: [span, ...extras], also: SAVES };
  const own = judge(reading, words, agents);
  // No card has the verb: then whoever saves, whatever that is called.
  const verdict =
    "agent" in own ? own : judge(reading, { ...words, ignored: (at) => at === span.from }, agents);
  if ("problem" in verdict) {
    diagnostics.push(verdict.problem);
    return;
  }
  const named = what.length > 0 ? what : antecedentsOf(reading, span, steps).steps;
  const last = steps.filter(({ isReader }) => !isReader).slice(-1);
  const needs = new Set(named.length > 0 ? named : last);
  steps.push(stepOf(clause, span, { agent: verdict.agent, extras, needs }));
}
