/** What a verifier has found is recorded before anything follows from it: also when its task then fails for it. */
import { tooManyFindings } from "../../../contract/diagnostics/index.ts";
import { verificationSchema } from "../../../contract/finding.ts";
import type { Json } from "../../../contract/json.ts";
import { judgeFindings } from "../../findings/judge-findings.ts";
import { ProtocolError } from "../protocol-error.ts";
import type { RunContext } from "../run-context.ts";
import { taskError, TaskProblem } from "../task-error.ts";
import { thresholdsOf } from "./thresholds-of.ts";

/**
 * @param output of a task of a verifier
 * @throws TaskProblem when there are more findings than thresholds allow that abort; ProtocolError when it is no verification
 */
export async function recordVerification(
  { journal, run, build, workspace, emit, clock }: RunContext,
  task: string,
  output: Json,
): Promise<void> {
  const { success, data } = verificationSchema.safeParse(output);
  if (!success) throw new ProtocolError(`${task} has verified, and its output is no verification`);
  const { counts: _, ...verification } = data;
  await journal.verify(task, verification);
  const [worst, ...others] = judgeFindings(
    verification.findings,
    thresholdsOf(build.manifest, workspace.config),
  );
  if (worst === undefined) return;
  if (worst.then === "abort") throw new TaskProblem(taskError(tooManyFindings({ run, ...worst })));
  for (const exceeded of [worst, ...others]) {
    const found = tooManyFindings({ run, ...exceeded }, { in: "plan", task });
    const diagnostic = { ...found, severity: "warning" as const };
    emit({ type: "run.note", run, at: clock.now(), diagnostic });
  }
}
