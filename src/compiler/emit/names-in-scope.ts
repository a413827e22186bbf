/** How the names of the plan are written at a place of a script. */
import { invariant } from "../../contract/diagnostics/index.ts";
import type { BuildContext } from "./context.ts";
import type { Names } from "./print-value.ts";
import type { Scope, Scopes } from "./scopes.ts";

export function namesIn(
  { context, scopes }: { readonly context: BuildContext; readonly scopes: Scopes },
  scope: Scope,
): Names {
  const inputs = new Set(scopes.inputs);
  return (name) => {
    const access = scopes.access(name, scope);
    const isOptional = access?.isOptional ?? (inputs.has(name) && context.mayNotHaveRun.has(name));
    return {
      text: `${variableOf(context, name)}${access?.isAsserted === true ? "!" : ""}`,
      isOptional,
    };
  };
}

export function variableOf({ variables }: BuildContext, name: string): string {
  const variable = variables.get(name);
  invariant(variable !== undefined, `${name} has no variable`);
  return variable;
}
