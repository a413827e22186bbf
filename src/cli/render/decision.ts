/** What was decided of a gate, in words. */
import type { GateDecision } from "../../contract/gates.ts";

/** "by ada, with 12: looks good" */
export function saidOf({ value, by, reason, source }: GateDecision): string {
  const who = source === "person" ? `by ${by ?? "somebody"}` : WITHOUT_PERSON[source];
  const what = value === null ? "" : `, with ${JSON.stringify(value)}`;
  return `${who}${what}${reason === null ? "" : `: ${reason}`}`;
}

const WITHOUT_PERSON = {
  default: "by the default of its plan, after the deadline",
  deadline: "by its deadline",
} as const;
