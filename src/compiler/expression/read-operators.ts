/** Operators with one side and with two. */
import type { ts } from "ts-morph";
import {
  binaryOperators,
  type BinaryOperator,
  type Expression,
} from "../../contract/expression/expression.ts";
import { isNegativeNumber, literal } from "./constants.ts";
import { refuse, refuseKind } from "./refuse.ts";
import { typescript } from "./typescript.ts";

export function readUnary(
  node: ts.PrefixUnaryExpression,
  inner: (part: ts.Expression) => Expression,
): Expression {
  const ts = typescript();
  if (isNegativeNumber(node)) return literal(-Number(node.operand.text));
  if (node.operator === ts.SyntaxKind.ExclamationToken) {
    return { is: "not", of: inner(node.operand) };
  }
  if (node.operator === ts.SyntaxKind.MinusToken) return { is: "negate", of: inner(node.operand) };
  return refuseKind(node);
}

export function readBinary(
  node: ts.BinaryExpression,
  inner: (part: ts.Expression) => Expression,
): Expression {
  const op = node.operatorToken.getText();
  if (!isOperator(op)) {
    const help = instead[op] ?? `These can: ${binaryOperators.join(" ")}.`;
    return refuse(node.operatorToken, `${op} cannot stand here`, help);
  }
  for (const side of [node.left, node.right]) {
    if (isMixed(op, side)) {
      const help = "Put parentheses around the one that comes first.";
      return refuse(side, "?? and || or && stand side by side", help);
    }
  }
  return { is: "binary", op, left: inner(node.left), right: inner(node.right) };
}

const instead: Readonly<Record<string, string>> = {
  "==": "Write ===.",
  "!=": "Write !==.",
  "=": "Write === to compare: an expression changes nothing.",
  ",": "Write one expression.",
};

function isOperator(text: string): text is BinaryOperator {
  return (binaryOperators as readonly string[]).includes(text);
}

/** JavaScript refuses it; the parser of TypeScript alone does not. */
function isMixed(op: BinaryOperator, side: ts.Expression): boolean {
  if (!typescript().isBinaryExpression(side)) return false;
  const other = side.operatorToken.getText();
  const isLogic = (text: string): boolean => text === "||" || text === "&&";
  return (op === "??" && isLogic(other)) || (isLogic(op) && other === "??");
}
