/** What an expression takes from outside of it, with the fields that are read of it: `t1.rows.length`. */
import { partsOf, type Expression } from "../../contract/expression/expression.ts";
import { formatReference, type Reference } from "../../contract/values.ts";

export type Chain =
  | { readonly is: "param"; readonly name: string }
  | { readonly is: "name"; readonly text: string; readonly reference: Reference };

/** In the order of the text. A step that is computed ends a chain, and what follows it is not known. */
export function chainsIn(expression: Expression, bound: readonly string[] = []): Chain[] {
  if (expression.is === "param") return [{ is: "param", name: expression.name }];
  const reference = referenceOf(expression);
  if (reference !== undefined) {
    if (bound.includes(reference.task)) return [];
    return [{ is: "name", text: formatReference(reference), reference }];
  }
  const within = expression.is === "function" ? [...bound, ...expression.params] : bound;
  return partsOf(expression).flatMap((part) => chainsIn(part, within));
}

/** An expression that is a name and fixed steps into it; `undefined` of every other. */
function referenceOf(expression: Expression): Reference | undefined {
  if (expression.is === "name") return { task: expression.name, steps: [] };
  const step = stepOf(expression);
  if (step === undefined) return undefined;
  const of = referenceOf(step.of);
  return of && { task: of.task, steps: [...of.steps, step.name] };
}

function stepOf(
  expression: Expression,
): { readonly of: Expression; readonly name: string | number } | undefined {
  if (expression.is === "member") return { of: expression.of, name: expression.name };
  if (expression.is !== "index" || expression.at.is !== "literal") return undefined;
  const { value } = expression.at;
  const isStep = typeof value === "string" || typeof value === "number";
  return isStep ? { of: expression.of, name: value } : undefined;
}
