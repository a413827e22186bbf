/** Expressions in which names stand for something else. */
import { partsOf, type Expression } from "../../contract/expression/expression.ts";

export interface Replacements {
  /** Of a name from outside the expression; default: the name itself. */
  readonly name?: (name: string) => Expression;
  readonly param?: (name: string) => Expression;
}

/** A copy of an expression with others in place of its names. Names of its own functions stay. */
export function mapExpression(expression: Expression, replace: Replacements): Expression {
  switch (expression.is) {
    case "name":
      return replace.name?.(expression.name) ?? expression;
    case "param":
      return replace.param?.(expression.name) ?? expression;
    case "function": {
      const { params, body } = expression;
      const name = (text: string): Expression =>
        params.includes(text) || replace.name === undefined
          ? { is: "name", name: text }
          : replace.name(text);
      return { ...expression, body: mapExpression(body, { ...replace, name }) };
    }
    default:
      return mapParts(expression, (part) => mapExpression(part, replace));
  }
}

/** A copy with other parts; of one that has none the expression itself. */
export function mapParts(
  expression: Expression,
  map: (part: Expression) => Expression,
): Expression {
  switch (expression.is) {
    case "literal":
    case "undefined":
    case "name":
    case "param":
      return expression;
    case "member":
    case "not":
    case "negate":
    case "typeof":
      return { ...expression, of: map(expression.of) };
    case "index":
      return { ...expression, of: map(expression.of), at: map(expression.at) };
    case "binary":
      return { ...expression, left: map(expression.left), right: map(expression.right) };
    case "choice": {
      const { when, then, else: other } = expression;
      return { is: "choice", when: map(when), then: map(then), else: map(other) };
    }
    case "call":
      return { ...expression, of: map(expression.of), args: expression.args.map(map) };
    case "function":
      return { ...expression, body: map(expression.body) };
    case "list":
      return { ...expression, items: expression.items.map(map) };
    case "text":
      return { ...expression, parts: expression.parts.map(map) };
  }
}

/** Names of functions within an expression, each with those of the functions around it. */
export function functionNamesIn(
  expression: Expression,
  within: readonly string[] = [],
): { readonly name: string; readonly within: readonly string[] }[] {
  if (expression.is !== "function") {
    return partsOf(expression).flatMap((part) => functionNamesIn(part, within));
  }
  const { params, body } = expression;
  return [
    ...params.map((name) => ({ name, within })),
    ...functionNamesIn(body, [...within, ...params]),
  ];
}
