import type { GateDecision, GateFacts } from "../../../contract/gates.ts";

/** What a gate comes to when nobody has decided in time. */
export function decisionAtDeadline({ byDefault }: Pick<GateFacts, "byDefault">): GateDecision {
  const nobody = { value: null, by: null, reason: null } as const;
  if (byDefault === undefined) return { ...nobody, decision: "rejected", source: "deadline" };
  const value = byDefault.decision === "approved" ? (byDefault.value ?? null) : null;
  return { ...nobody, decision: byDefault.decision, value, source: "default" };
}
