/** Criteria of a task are conditions over its output: the host evaluates them before the output counts. */
import { criterionNotMet, type Diagnostic } from "../../contract/diagnostics/index.ts";
import { OUTPUT_NAME } from "../../contract/criteria.ts";
import { evaluate, ExpressionError, isTruthy } from "../../contract/expression/evaluate.ts";
import type { Json } from "../../contract/json.ts";
import type { CoreTask } from "../../contract/manifest.ts";

/** The first criterion that an output does not meet. No condition names anything but the output. */
export function findUnmet(
  { criteria = [] }: Pick<CoreTask, "criteria">,
  output: Json,
): Diagnostic | undefined {
  for (const { text, holds } of criteria) {
    try {
      const scope = {
        name: (name: string) => (name === OUTPUT_NAME ? output : undefined),
        param: () => undefined,
      };
      if (!isTruthy(evaluate(holds, scope))) return criterionNotMet({ criterion: text });
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      return criterionNotMet({ criterion: text, problem: error.message });
    }
  }
  return undefined;
}
