/** Whether expressions of a script are certain arguments and conditions of the plan, and nothing else. */
import { ts } from "ts-morph";
import type { Expression } from "../../../contract/expression/expression.ts";
import {
  argShape,
  isFieldName,
  parseReference,
  type Arg,
  type Reference,
} from "../../../contract/values.ts";
import type { Names } from "../print-value.ts";
import {
  isJson,
  isList,
  isName,
  isPlainCall,
  isRecord,
  isRunOf,
  isTemplate,
  withoutParentheses,
} from "./match-literals.ts";

export function isArg(node: ts.Expression, arg: Arg, names: Names): boolean {
  const shape = argShape(arg);
  const inner = (part: Arg) => (child: ts.Expression) => isArg(child, part, names);
  switch (shape.is) {
    case "ref": {
      const reference = parseReference(shape.text);
      return reference !== undefined && isReference(node, reference, names);
    }
    case "param":
      return isRunOf(node, "param", shape.name);
    case "time":
      return isRunOf(node, "time", shape.text);
    case "literal":
      return isJson(node, shape.value);
    case "list":
      return isList(node, shape.items.map(inner));
    case "record":
      return isRecord(
        node,
        shape.entries.map(([key, value]) => [key, inner(value)]),
      );
    case "text":
      return isTemplate(
        node,
        shape.parts.map((part) => (typeof part === "string" ? part : inner(part))),
      );
  }
}

/** `t1.rows[0].usd`; `t1?.rows` of what may not have run. */
function isReference(node: ts.Expression, { task, steps }: Reference, names: Names): boolean {
  const last = steps.at(-1);
  if (last === undefined) return isVariable(node, names(task).text);
  const isChained = steps.length === 1 && names(task).isOptional === true;
  const before = { task, steps: steps.slice(0, -1) };
  if (typeof last === "number" || !isFieldName(last)) {
    return (
      ts.isElementAccessExpression(node) &&
      isChained === (node.questionDotToken !== undefined) &&
      isJson(node.argumentExpression, last) &&
      isReference(node.expression, before, names)
    );
  }
  return (
    ts.isPropertyAccessExpression(node) &&
    isChained === (node.questionDotToken !== undefined) &&
    isName(node.name, last) &&
    isReference(node.expression, before, names)
  );
}

/** @param text `t1`, or `t1!` */
export function isVariable(node: ts.Expression, text: string): boolean {
  if (!text.endsWith("!")) return isName(node, text);
  return ts.isNonNullExpression(node) && isName(node.expression, text.slice(0, -1));
}

/** Parentheses count for nothing: what they do is in the tree. */
export function isExpression(given: ts.Expression, expression: Expression, names: Names): boolean {
  const node = withoutParentheses(given);
  const inner = (part: Expression) => (child: ts.Expression) => isExpression(child, part, names);
  switch (expression.is) {
    case "literal":
      return isJson(node, expression.value);
    case "undefined":
      return isName(node, "undefined");
    case "name":
      return isVariable(node, names(expression.name).text);
    case "param":
      return isRunOf(node, "param", expression.name);
    case "member":
      return isMember(node, expression.name, expression.optional, inner(expression.of));
    case "index":
      return (
        ts.isElementAccessExpression(node) &&
        (node.questionDotToken !== undefined) === (expression.optional === true) &&
        inner(expression.of)(node.expression) &&
        inner(expression.at)(node.argumentExpression)
      );
    case "typeof":
      return ts.isTypeOfExpression(node) && inner(expression.of)(node.expression);
    case "not":
    case "negate": {
      const operator =
        expression.is === "not" ? ts.SyntaxKind.ExclamationToken : ts.SyntaxKind.MinusToken;
      return (
        ts.isPrefixUnaryExpression(node) &&
        node.operator === operator &&
        inner(expression.of)(node.operand)
      );
    }
    case "binary":
      return (
        ts.isBinaryExpression(node) &&
        ts.tokenToString(node.operatorToken.kind) === expression.op &&
        inner(expression.left)(node.left) &&
        inner(expression.right)(node.right)
      );
    case "choice":
      return (
        ts.isConditionalExpression(node) &&
        inner(expression.when)(node.condition) &&
        inner(expression.then)(node.whenTrue) &&
        inner(expression.else)(node.whenFalse)
      );
    case "list":
      return isList(node, expression.items.map(inner));
    case "text":
      return isTemplate(node, expression.parts.map(textOr(inner)));
    case "call":
      return (
        ts.isCallExpression(node) &&
        isPlainCall(node) &&
        isMember(node.expression, expression.method, expression.optional, inner(expression.of)) &&
        node.arguments.length === expression.args.length &&
        expression.args.every((arg, at) => inner(arg)(node.arguments[at] as ts.Expression))
      );
    case "function":
      return isFunction(node, expression, names);
  }
}

function textOr<T>(of: (part: Expression) => T): (part: Expression) => string | T {
  return (part) =>
    part.is === "literal" && typeof part.value === "string" ? part.value : of(part);
}

function isMember(
  node: ts.Expression,
  name: string,
  optional: true | undefined,
  of: (node: ts.Expression) => boolean,
): boolean {
  return (
    ts.isPropertyAccessExpression(node) &&
    isName(node.name, name) &&
    (node.questionDotToken !== undefined) === (optional === true) &&
    of(node.expression)
  );
}

/** `(row, at) => …`. */
function isFunction(
  node: ts.Expression,
  { params, body }: Extract<Expression, { readonly is: "function" }>,
  names: Names,
): boolean {
  const own: Names = (name) => (params.includes(name) ? { text: name } : names(name));
  return (
    ts.isArrowFunction(node) &&
    node.modifiers === undefined &&
    hasParameters(node, params) &&
    !ts.isBlock(node.body) &&
    isExpression(node.body, body, own)
  );
}

/** Plain names: no types, defaults or patterns. */
export function hasParameters(node: ts.ArrowFunction, names: readonly string[]): boolean {
  return (
    node.type === undefined &&
    node.typeParameters === undefined &&
    node.parameters.length === names.length &&
    node.parameters.every(
      ({ name, initializer, type, dotDotDotToken, questionToken }, at) =>
        isName(name, names[at] ?? "") &&
        [initializer, type, dotDotDotToken, questionToken].every((part) => part === undefined),
    )
  );
}
