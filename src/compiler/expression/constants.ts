/** Parts of an expression that hold no name. */
import type { ts } from "ts-morph";
import type { Expression } from "../../contract/expression/expression.ts";
import type { Json } from "../../contract/json.ts";
import { typescript } from "./typescript.ts";

export function literal(value: Json): Expression {
  return { is: "literal", value };
}

/** The value of what holds no name; `undefined` of everything else. */
export function constantOf(node: ts.Node): Json | undefined {
  const ts = typescript();
  if (ts.isParenthesizedExpression(node)) return constantOf(node.expression);
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (isNegativeNumber(node)) return -Number(node.operand.text);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (node.kind === ts.SyntaxKind.NullKeyword) return null;
  if (ts.isArrayLiteralExpression(node)) {
    const items = node.elements.map(constantOf);
    return items.includes(undefined) ? undefined : (items as Json[]);
  }
  return ts.isObjectLiteralExpression(node) ? constantObject(node) : undefined;
}

function constantObject(node: ts.ObjectLiteralExpression): Json | undefined {
  const ts = typescript();
  const fields = new Map<string, Json>();
  for (const property of node.properties) {
    if (!ts.isPropertyAssignment(property)) return undefined;
    const { name, initializer } = property;
    const value = constantOf(initializer);
    const isNamed = ts.isIdentifier(name) || ts.isStringLiteral(name);
    if (value === undefined || !isNamed || name.text === "__proto__") return undefined;
    fields.set(name.text, value);
  }
  return Object.fromEntries(fields);
}

/** `-0` is another number than the text of any JSON says. */
export function isNegativeNumber(
  node: ts.Node,
): node is ts.PrefixUnaryExpression & { readonly operand: ts.NumericLiteral } {
  const ts = typescript();
  return (
    ts.isPrefixUnaryExpression(node) &&
    node.operator === ts.SyntaxKind.MinusToken &&
    ts.isNumericLiteral(node.operand) &&
    Number(node.operand.text) !== 0
  );
}
