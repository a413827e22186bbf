/** The findings of an earlier check that stands in for one of this run are findings of this run too. */
import type { TaskOutput, TaskVerified } from "../../../contract/events.ts";
import { verificationSchema } from "../../../contract/finding.ts";
import type { Thresholds } from "../../../workspace/finding-settings.ts";
import { judgeFindings } from "../../findings/judge-findings.ts";
import { NotUsable } from "./take-result.ts";

/** @throws NotUsable when they are too many by today's thresholds: its task is done again, and then fails for them */
export function takenFindings(
  { data, outputFile }: TaskOutput,
  thresholds: Thresholds,
): TaskVerified["verification"] {
  if (outputFile !== undefined) throw new NotUsable("it is too large to be recorded again");
  const { success, data: found } = verificationSchema.safeParse(data);
  if (!success) throw new NotUsable("it is no verification");
  const { counts: _, ...verification } = found;
  const [worst] = judgeFindings(verification.findings, thresholds);
  if (worst?.then === "abort") throw new NotUsable("it has more findings than may be there");
  return verification;
}
