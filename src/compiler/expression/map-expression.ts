/** Expressions in which names stand for something else. */
import { partsOf, type Expression } from "../../contract/expression/expression.ts";
import { parseExpression } from "./parse-expression.ts";
import { printExpression } from "./print-expression.ts";

interface Replacements {
  /** Of a name from outside the expression; default: the name itself. */
  readonly name?: (name: string) => Expression;
  readonly param?: (name: string) => Expression;
}

/** A copy of an expression with others in place of its names. Names of its own functions stay. */
export function mapExpression(expression: Expression, replace: Replacements): Expression {
  const inner = (part: Expression): Expression => mapExpression(part, replace);
  switch (expression.is) {
    case "literal":
    case "undefined":
      return expression;
    case "name":
      return replace.name?.(expression.name) ?? expression;
    case "param":
      return replace.param?.(expression.name) ?? expression;
    case "member":
    case "not":
    case "negate":
      return { ...expression, of: inner(expression.of) };
    case "index":
      return { ...expression, of: inner(expression.of), at: inner(expression.at) };
    case "binary":
      return { ...expression, left: inner(expression.left), right: inner(expression.right) };
    case "choice":
      return {
        is: "choice",
        when: inner(expression.when),
        then: inner(expression.then),
        else: inner(expression.else),
      };
    case "call":
      return { ...expression, of: inner(expression.of), args: expression.args.map(inner) };
    case "function": {
      const { params, body } = expression;
      const name = (text: string): Expression =>
        params.includes(text) || replace.name === undefined
          ? { is: "name", name: text }
          : replace.name(text);
      return { ...expression, body: mapExpression(body, { ...replace, name }) };
    }
    case "list":
      return { ...expression, items: expression.items.map(inner) };
    case "text":
      return { ...expression, parts: expression.parts.map(inner) };
  }
}

/** The text of an expression in which tasks and variables go by other names; as it is where nothing changes, or it cannot be read. */
export function renameInText(text: string, rename: (name: string) => string): string {
  return mapText(text, { name: (name) => ({ is: "name", name: rename(name) }) });
}

/** The same with any replacements. */
export function mapText(text: string, replace: Replacements): string {
  const parsed = parseExpression(text);
  if ("mistake" in parsed) return text;
  const before = printExpression(parsed.expression);
  const after = printExpression(mapExpression(parsed.expression, replace));
  return before === after ? text : after;
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
