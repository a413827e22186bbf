/** Whether nodes of a script's syntax tree are certain literals and names, and nothing else. */
import { ts } from "ts-morph";
import type { Json } from "../../../contract/json.ts";

export function withoutParentheses(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) ? withoutParentheses(node.expression) : node;
}

/** The identifier of this name. */
export function isName(node: ts.Node | undefined, name: string): boolean {
  return node !== undefined && ts.isIdentifier(node) && node.text === name;
}

export function isText(node: ts.Node | undefined, text: string): boolean {
  return node !== undefined && ts.isStringLiteralLike(node) && node.text === text;
}

/** `run.METHOD`. */
export function isRun(node: ts.Expression, method: string): boolean {
  return (
    ts.isPropertyAccessExpression(node) &&
    node.questionDotToken === undefined &&
    isName(node.expression, "run") &&
    isName(node.name, method)
  );
}

/** `run.METHOD("text")`. */
export function isRunOf(node: ts.Expression, method: string, text: string): boolean {
  if (!ts.isCallExpression(node) || !isPlainCall(node)) return false;
  return (
    isRun(node.expression, method) && node.arguments.length === 1 && isText(node.arguments[0], text)
  );
}

/** Neither with types nor `f?.()`. */
export function isPlainCall(node: ts.CallExpression): boolean {
  return node.typeArguments === undefined && node.questionDotToken === undefined;
}

/** The value of a literal number, negative ones included. */
function numberOf(node: ts.Expression): number | undefined {
  if (ts.isNumericLiteral(node)) return Number(node.text);
  const isMinus =
    ts.isPrefixUnaryExpression(node) &&
    node.operator === ts.SyntaxKind.MinusToken &&
    ts.isNumericLiteral(node.operand);
  return isMinus ? -Number(node.operand.text) : undefined;
}

/** Literals, lists and groups of them that have exactly this value. */
export function isJson(given: ts.Expression, value: Json): boolean {
  const node = withoutParentheses(given);
  if (typeof value === "string") return isText(node, value);
  // JSON has one zero.
  if (typeof value === "number") return Object.is(numberOf(node), value === 0 ? 0 : value);
  if (value === null) return node.kind === ts.SyntaxKind.NullKeyword;
  if (typeof value === "boolean") {
    return node.kind === (value ? ts.SyntaxKind.TrueKeyword : ts.SyntaxKind.FalseKeyword);
  }
  if (Array.isArray(value)) {
    return isList(
      node,
      (value as readonly Json[]).map((item) => (part) => isJson(part, item)),
    );
  }
  return isRecord(
    node,
    Object.entries(value).map(([key, item]) => [key, (part) => isJson(part, item)]),
  );
}

export type Matches = (node: ts.Expression) => boolean;

export function isList(node: ts.Expression, items: readonly Matches[]): boolean {
  return (
    ts.isArrayLiteralExpression(node) &&
    node.elements.length === items.length &&
    node.elements.every((element, at) => items[at]?.(element) === true)
  );
}

/** An object with exactly these fields, in this order. */
export function isRecord(
  node: ts.Expression | undefined,
  fields: readonly (readonly [string, Matches])[],
): boolean {
  if (node === undefined || !ts.isObjectLiteralExpression(node)) return false;
  const { properties } = node;
  return (
    properties.length === fields.length &&
    properties.every((property, at) => {
      const [key = "", matches] = fields[at] ?? [];
      return (
        ts.isPropertyAssignment(property) &&
        isKey(property.name, key) &&
        matches?.(property.initializer) === true
      );
    })
  );
}

export function isKey(name: ts.PropertyName, key: string): boolean {
  // As a plain key it would set the prototype.
  if (key === "__proto__") return ts.isComputedPropertyName(name) && isText(name.expression, key);
  return (ts.isIdentifier(name) || ts.isStringLiteral(name)) && name.text === key;
}

/** A template of these parts: texts as they are, and what stands between `${` and `}`. */
export function isTemplate(node: ts.Expression, parts: readonly (string | Matches)[]): boolean {
  const texts = [""];
  const inner: Matches[] = [];
  for (const part of parts) {
    if (typeof part === "string") texts.push((texts.pop() ?? "") + part);
    else {
      inner.push(part);
      texts.push("");
    }
  }
  if (ts.isNoSubstitutionTemplateLiteral(node)) return inner.length === 0 && node.text === texts[0];
  return (
    ts.isTemplateExpression(node) &&
    node.head.text === texts[0] &&
    node.templateSpans.length === inner.length &&
    node.templateSpans.every(
      ({ expression, literal }, at) =>
        inner[at]?.(expression) === true && literal.text === texts[at + 1],
    )
  );
}
