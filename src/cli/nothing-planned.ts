/** What a command ends with when no plan came of a query. */
import { exitStatus } from "../contract/exit-status.ts";
import type { Outcome } from "./command.ts";
import { originOf, type MadePlan } from "./make-plan.ts";

/** Of somebody who was asked how the query is read, and meant something else. */
const DECLINED =
  "Nothing is planned. Say it in a plainer way: one question a sentence, columns by their names.";

/** @param shown what else was asked for, above it */
export function nothingPlanned(
  { source, diagnostics, isDeclined }: MadePlan,
  shown: readonly string[] = [],
): Pick<Outcome, "text" | "status" | "diagnostics" | "source"> {
  return {
    text: [...shown, ...(isDeclined === true ? [DECLINED] : [])].join("\n\n"),
    ...(isDeclined === true && { status: exitStatus.needsCorrecting }),
    diagnostics,
    source: originOf(source),
  };
}
