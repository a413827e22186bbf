/**
 * What an expression means: exactly what JavaScript makes of its text, for values that are JSON. The script of a region
 * computes the same from its text; the host, which follows it, from this.
 */
import type { Json } from "../json.ts";
import type { BinaryOperator, Expression, Method } from "./expression.ts";

/** `undefined` is what is not there: a field that an output lacks, a task of the branch that was not taken. */
export type Value = Json | undefined;

/** What names and parameters stand for. */
export interface Scope {
  readonly name: (name: string) => Value;
  readonly param: (name: string) => Value;
}

/** There is no value: JavaScript throws a TypeError here. The message says of what. */
export class ExpressionError extends Error {}

type Callback = (...args: readonly Value[]) => Value;

/** @throws ExpressionError */
export function evaluate(expression: Expression, scope: Scope): Value {
  const inner = (part: Expression): Value => evaluate(part, scope);
  switch (expression.is) {
    case "literal":
      return expression.value;
    case "undefined":
      return undefined;
    case "name":
      return scope.name(expression.name);
    case "param":
      return scope.param(expression.name);
    case "member":
    case "index":
    case "call": {
      const value = evaluateChain(expression, scope);
      return value === ENDED ? undefined : value;
    }
    case "not":
      return !isTruthy(inner(expression.of));
    case "negate":
      return -Number(inner(expression.of));
    case "typeof":
      return typeof inner(expression.of);
    case "binary":
      return binary(expression.op, inner(expression.left), () => inner(expression.right));
    case "choice":
      return inner(isTruthy(inner(expression.when)) ? expression.then : expression.else);
    case "list":
      // What is not there stays so, as in JavaScript.
      return expression.items.map(inner) as Json[];
    case "text":
      return expression.parts.map((part) => textOf(inner(part))).join("");
    case "function":
      throw new ExpressionError("a function stands where only a value can");
  }
}

/** `a?.b.c` without `a`: nothing behind `?.` is looked at. */
const ENDED = Symbol("the end of an optional chain");

type Link = Extract<Expression, { readonly is: "member" | "index" | "call" }>;

function evaluateChain(link: Link, scope: Scope): Value | typeof ENDED {
  const of = isLink(link.of) ? evaluateChain(link.of, scope) : evaluate(link.of, scope);
  if (of === ENDED || (isNothing(of) && link.optional)) return ENDED;
  switch (link.is) {
    case "member":
      return memberOf(of, link.name);
    case "index":
      return memberOf(of, evaluate(link.at, scope));
    case "call":
      return call(of, link.method, link.args, scope);
  }
}

function isLink(expression: Expression): expression is Link {
  return expression.is === "member" || expression.is === "index" || expression.is === "call";
}

/** Whether `if` takes the branch. */
export function isTruthy(value: Value): boolean {
  return Boolean(value);
}

function isNothing(value: Value): value is null | undefined {
  return value === undefined || value === null;
}

/** As JavaScript writes it, also of what is no scalar. */
function textOf(value: Value): string {
  return "".concat(value as string);
}

/** Only what is there itself: nothing is inherited. */
function memberOf(of: Value, name: Value): Value {
  if (isNothing(of)) throw new ExpressionError(`${textOf(name)} of ${of} cannot be read`);
  if (name === "length" && (typeof of === "string" || Array.isArray(of))) return of.length;
  const key = textOf(name);
  const holder: object = Object(of) as object;
  return Object.hasOwn(holder, key) ? (holder as Record<string, Json>)[key] : undefined;
}

function binary(op: BinaryOperator, left: Value, right: () => Value): Value {
  switch (op) {
    case "&&":
      return isTruthy(left) ? right() : left;
    case "||":
      return isTruthy(left) ? left : right();
    case "??":
      return left ?? right();
    case "===":
      return left === right();
    case "!==":
      return left !== right();
    default:
      return compute(op, left as number, right() as number);
  }
}

/** Texts are compared and joined too, as JavaScript does; the type check has seen to what goes together. */
function compute(
  op: Exclude<BinaryOperator, "&&" | "||" | "??" | "===" | "!==">,
  left: number,
  right: number,
): Value {
  switch (op) {
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "%":
      return left % right;
  }
}

function call(of: Value, method: Method, args: readonly Expression[], scope: Scope): Value {
  const callee = Array.isArray(of) || typeof of === "string" ? of : undefined;
  const found: unknown = callee?.[method as "includes"];
  if (typeof found !== "function") throw new ExpressionError(`${typeof of} has no ${method}`);
  const given = args.map((arg) =>
    arg.is === "function" ? callback(arg, scope) : evaluate(arg, scope),
  );
  return Reflect.apply(found, callee, given) as Value;
}

function callback(
  { params, body }: Extract<Expression, { readonly is: "function" }>,
  scope: Scope,
): Callback {
  return (...args) =>
    evaluate(body, {
      ...scope,
      name: (name) => {
        const at = params.indexOf(name);
        return at === -1 ? scope.name(name) : args[at];
      },
    });
}
