/** From the syntax tree of TypeScript to the tree of the contract, one node after the other. */
import type { ts } from "ts-morph";
import { MOST_EXPRESSION_LEVELS, type Expression } from "../../contract/expression/expression.ts";
import { constantOf, literal } from "./constants.ts";
import { readCall } from "./read-call.ts";
import { readIndex, readMember } from "./read-members.ts";
import { readBinary, readUnary } from "./read-operators.ts";
import { refuse, refuseKind } from "./refuse.ts";
import { typescript } from "./typescript.ts";
import { isPlainName, PARAMS, TASKS } from "./words.ts";

/** @throws ExpressionProblem */
export function readNode(node: ts.Expression, depth = 0): Expression {
  const ts = typescript();
  if (depth > MOST_EXPRESSION_LEVELS) {
    refuse(
      node,
      `it is nested more than ${MOST_EXPRESSION_LEVELS} levels deep`,
      "Let a task compute a part of it.",
    );
  }
  const inner = (part: ts.Expression): Expression => readNode(part, depth + 1);
  if (ts.isParenthesizedExpression(node)) return readNode(node.expression, depth);
  if (ts.isIdentifier(node)) return readName(node);
  if (ts.isPropertyAccessExpression(node)) return readMember(node, inner);
  if (ts.isElementAccessExpression(node)) return readIndex(node, inner);
  if (ts.isCallExpression(node)) return readCall(node, readNode, depth);
  if (ts.isPrefixUnaryExpression(node)) return readUnary(node, inner);
  if (ts.isTypeOfExpression(node)) return { is: "typeof", of: inner(node.expression) };
  if (ts.isBinaryExpression(node)) return readBinary(node, inner);
  if (ts.isConditionalExpression(node)) {
    return {
      is: "choice",
      when: inner(node.condition),
      then: inner(node.whenTrue),
      else: inner(node.whenFalse),
    };
  }
  if (ts.isTemplateExpression(node)) {
    const head: Expression[] = node.head.text === "" ? [] : [literal(node.head.text)];
    const spans = node.templateSpans.flatMap((span) => [
      inner(span.expression),
      ...(span.literal.text === "" ? [] : [literal(span.literal.text)]),
    ]);
    return { is: "text", parts: [...head, ...spans] };
  }
  const constant = constantOf(node);
  if (constant !== undefined) return literal(constant);
  if (ts.isArrayLiteralExpression(node)) return { is: "list", items: node.elements.map(inner) };
  return refuseKind(node);
}

function readName(node: ts.Identifier): Expression {
  const { text } = node;
  if (text === "undefined") return { is: "undefined" };
  if (text === PARAMS) {
    return refuse(node, "params alone is no value", `Name one of them: ${PARAMS}.name.`);
  }
  if (text === TASKS) {
    return refuse(node, "tasks alone is no value", `Name one of them: ${TASKS}["t1"].`);
  }
  if (!isPlainName(text)) {
    return refuse(node, `"${text}" is no task and no variable`, "Name a task by its id.");
  }
  return { is: "name", name: text };
}
