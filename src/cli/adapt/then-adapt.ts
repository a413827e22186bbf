import { exitStatus } from "../../contract/exit-status.ts";
import type { Outcome } from "../command.ts";
import type { Session } from "../session.ts";
import { adaptRun, type AdaptOptions } from "./adapt-run.ts";

/**
 * What a command ends with whose run has failed, once its plan was adapted or was not.
 *
 * @param failed of that run
 * @param goOn runs a build, which goes on with that run
 */
export async function thenAdapt(
  failed: Outcome,
  options: AdaptOptions,
  session: Session,
  goOn: (name: string) => Promise<Outcome>,
): Promise<Outcome> {
  const { name, waits, diagnostics } = await adaptRun(options, session);
  const { run } = options;
  if (name === undefined) {
    return {
      ...failed,
      ...(waits === true && { status: exitStatus.waiting }),
      diagnostics: [...(failed.diagnostics ?? []), ...diagnostics],
    };
  }
  const told = session.tellNow(diagnostics);
  const outcome = await goOn(name);
  return {
    ...outcome,
    json: { ...outcome.json, failed: { name: failed.json["name"], run } },
    diagnostics: [...told, ...(outcome.diagnostics ?? [])],
  };
}
