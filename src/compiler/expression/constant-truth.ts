/** What is known of a condition before anything has run. */
import { evaluate, ExpressionError, isTruthy } from "../../contract/expression/evaluate.ts";
import { namesIn, paramsIn, type Expression } from "../../contract/expression/expression.ts";

/** Whether it is true whatever its names stand for, or false; `undefined` when that depends on them. */
export function constantTruth(expression: Expression): boolean | undefined {
  switch (expression.is) {
    case "not": {
      const of = constantTruth(expression.of);
      return of === undefined ? undefined : !of;
    }
    case "choice": {
      const when = constantTruth(expression.when);
      if (when !== undefined) return constantTruth(when ? expression.then : expression.else);
      const then = constantTruth(expression.then);
      return then === constantTruth(expression.else) ? then : undefined;
    }
    case "binary": {
      const { op, left, right } = expression;
      if (op !== "&&" && op !== "||") return truthOf(expression);
      // One side is enough: false of `&&`, true of `||`.
      const decisive = op === "||";
      const sides = new Set([constantTruth(left), constantTruth(right)]);
      if (sides.has(decisive)) return decisive;
      return sides.has(undefined) ? undefined : !decisive;
    }
    default:
      return truthOf(expression);
  }
}

function truthOf(expression: Expression): boolean | undefined {
  if (expression.is === "function") return undefined;
  if (namesIn(expression).length > 0 || paramsIn(expression).length > 0) return undefined;
  try {
    const nothing = (): undefined => undefined;
    return isTruthy(evaluate(expression, { name: nothing, param: nothing }));
  } catch (error) {
    if (error instanceof ExpressionError) return undefined; // the run says what is wrong
    throw error;
  }
}
