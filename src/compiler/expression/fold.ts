/** Expressions whose constant parts are computed (constant folding): `1 + 2 < t1.n && true` is `3 < t1.n`. */
import { evaluate, ExpressionError, isTruthy } from "../../contract/expression/evaluate.ts";
import { namesIn, paramsIn, type Expression } from "../../contract/expression/expression.ts";
import { mapParts } from "./map-expression.ts";

/** The same value whatever its names stand for; what would throw when it is computed stays. */
export function fold(expression: Expression): Expression {
  if (expression.is === "function") return { ...expression, body: fold(expression.body) };
  const folded = mapParts(expression, fold);
  return withoutDecided(constantOf(folded) ?? folded);
}

/** What is decided by a constant beside it: `true && a` is `a`, and so is `a && true` of an `a` that is true or false. */
function withoutDecided(expression: Expression): Expression {
  if (expression.is === "binary" && expression.right.is === "literal" && isTruth(expression.left)) {
    const { op, left, right } = expression;
    if ((op === "&&" && right.value === true) || (op === "||" && right.value === false))
      return left;
  }
  if (expression.is === "choice" && expression.when.is === "literal") {
    return isTruthy(expression.when.value) ? expression.then : expression.else;
  }
  if (expression.is !== "binary" || expression.left.is !== "literal") return expression;
  const { op, left, right } = expression;
  const isTrue = isTruthy(left.value);
  switch (op) {
    case "&&":
      return isTrue ? right : left;
    case "||":
      return isTrue ? left : right;
    case "??":
      return left.value === null ? right : left;
    default:
      return expression;
  }
}

/** Whether it gives true or false, and nothing else. */
function isTruth(expression: Expression): boolean {
  if (expression.is === "not") return true;
  if (expression.is === "literal") return typeof expression.value === "boolean";
  if (expression.is !== "binary") return false;
  const { op, left, right } = expression;
  return op === "&&" || op === "||" ? isTruth(left) && isTruth(right) : COMPARISONS.has(op);
}

const COMPARISONS: ReadonlySet<string> = new Set(["===", "!==", "<", "<=", ">", ">="]);

/** A list, a text with parts and their like stay as they are written: they say nothing shorter. */
function constantOf(expression: Expression): Expression | undefined {
  if (["literal", "undefined", "list", "function"].includes(expression.is)) return undefined;
  if (namesIn(expression).length > 0 || paramsIn(expression).length > 0) return undefined;
  try {
    const nothing = (): undefined => undefined;
    const value = evaluate(expression, { name: nothing, param: nothing });
    return isPlain(value) ? { is: "literal", value } : undefined;
  } catch (error) {
    if (error instanceof ExpressionError) return undefined; // the run says what is wrong
    throw error;
  }
}

/** What an expression can say as a literal, and JSON as well. */
function isPlain(value: unknown): value is string | number | boolean | null {
  if (typeof value === "number")
    return Number.isFinite(value) && value >= 0 && !Object.is(value, -0);
  return value === null || typeof value === "string" || typeof value === "boolean";
}
