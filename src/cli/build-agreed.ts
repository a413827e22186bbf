/** A build that can take more than its budget needs a yes: on a terminal, or with `--allow-over-budget`. */
import { build, type BuildOptions, type Built } from "../compiler/index.ts";
import { boundOverBudget } from "../contract/diagnostics/index.ts";
import { confirm } from "./ask-person.ts";
import type { Session } from "./session.ts";

export async function buildAgreed(options: BuildOptions, session: Session): Promise<Built> {
  const built = await build(options);
  const errors = built.diagnostics.filter(({ severity }) => severity === "error");
  const [problem] = errors;
  if (problem === undefined || errors.some(({ code }) => code !== boundOverBudget.code)) {
    return built;
  }
  const agreed = await confirm(`${problem.message} Build it all the same?`, session);
  return agreed === true ? build({ ...options, allowOverBudget: true }) : built;
}
