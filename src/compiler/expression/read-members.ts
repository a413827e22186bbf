/** Fields and positions of values, with and without `?.`. */
import type { ts } from "ts-morph";
import type { Expression } from "../../contract/expression/expression.ts";
import { refuse, refuseInherited, refuseKind } from "./refuse.ts";
import { typescript } from "./typescript.ts";
import { isInherited, PARAMS, TASKS } from "./words.ts";

export function readMember(
  node: ts.PropertyAccessExpression,
  inner: (part: ts.Expression) => Expression,
): Expression {
  const { expression: of, name } = node;
  if (isWord(of, PARAMS)) return { is: "param", name: name.text };
  if (isWord(of, TASKS)) return { is: "name", name: name.text };
  return { is: "member", of: chained(of, inner), name: nameOf(name), ...optionalOf(node) };
}

export function readIndex(
  node: ts.ElementAccessExpression,
  inner: (part: ts.Expression) => Expression,
): Expression {
  const ts = typescript();
  const { expression: of, argumentExpression: at } = node;
  const text = ts.isStringLiteralLike(at) ? at.text : undefined;
  if (text !== undefined && isWord(of, TASKS)) return { is: "name", name: text };
  if (text !== undefined && isInherited(text)) return refuseInherited(at, text);
  return { is: "index", of: chained(of, inner), at: inner(at), ...optionalOf(node) };
}

/** `(a?.b).c` fails where `a?.b.c` is undefined: only the second can be said. */
export function chained(of: ts.Expression, inner: (part: ts.Expression) => Expression): Expression {
  const ts = typescript();
  if (ts.isParenthesizedExpression(of) && ts.isOptionalChain(skipParentheses(of))) {
    return refuse(of, "?. in parentheses", "Leave out the parentheses.");
  }
  return inner(of);
}

function skipParentheses(node: ts.Expression): ts.Expression {
  return typescript().isParenthesizedExpression(node) ? skipParentheses(node.expression) : node;
}

function nameOf(name: ts.MemberName): string {
  if (!typescript().isIdentifier(name)) return refuseKind(name);
  return isInherited(name.text) ? refuseInherited(name, name.text) : name.text;
}

export function optionalOf(node: ts.PropertyAccessExpression | ts.ElementAccessExpression): {
  readonly optional?: true;
} {
  return node.questionDotToken === undefined ? {} : { optional: true };
}

function isWord(node: ts.Node, word: string): boolean {
  return typescript().isIdentifier(node) && node.text === word;
}
