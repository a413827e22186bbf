/** Which expressions of a script can do nothing but hold data. */
import { ts } from "ts-morph";

/** Variables that hold outputs. */
export type Outputs = ReadonlySet<string>;

/** Literals, lists and groups of them, places in outputs, parameters, and times relative to the start of the run: nothing that could do anything. */
export function isData(node: ts.Expression, outputs: Outputs): boolean {
  const inner = (part: ts.Expression): boolean => isData(part, outputs);
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.every(
      (property) =>
        ts.isPropertyAssignment(property) && isKey(property.name) && inner(property.initializer),
    );
  }
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(inner);
  if (ts.isTemplateExpression(node)) {
    return node.templateSpans.every(({ expression }) => inner(expression));
  }
  if (ts.isPrefixUnaryExpression(node)) {
    return node.operator === ts.SyntaxKind.MinusToken && ts.isNumericLiteral(node.operand);
  }
  if (ts.isCallExpression(node)) {
    const [name, ...more] = node.arguments;
    const isOne = name !== undefined && ts.isStringLiteral(name) && more.length === 0;
    return isOne && (isRun(node.expression, "param") || isRun(node.expression, "time"));
  }
  return isLiteral(node) || isPlaceInOutput(node, outputs);
}

function isLiteral(node: ts.Expression): boolean {
  return (
    ts.isStringLiteral(node) ||
    ts.isNoSubstitutionTemplateLiteral(node) ||
    ts.isNumericLiteral(node) ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword ||
    node.kind === ts.SyntaxKind.NullKeyword
  );
}

/** `t1.rows[0].usd`. */
function isPlaceInOutput(node: ts.Expression, outputs: Outputs): boolean {
  if (ts.isIdentifier(node)) return outputs.has(node.text);
  if (ts.isOptionalChain(node)) return false;
  if (ts.isPropertyAccessExpression(node)) {
    return ts.isIdentifier(node.name) && isPlaceInOutput(node.expression, outputs);
  }
  if (ts.isElementAccessExpression(node)) {
    return (
      ts.isNumericLiteral(node.argumentExpression) && isPlaceInOutput(node.expression, outputs)
    );
  }
  return false;
}

function isKey(name: ts.PropertyName): boolean {
  if (ts.isComputedPropertyName(name)) return ts.isStringLiteral(name.expression);
  return ts.isIdentifier(name) || ts.isStringLiteral(name);
}

/** `run.METHOD`. */
export function isRun(node: ts.Expression, method: string): boolean {
  return (
    ts.isPropertyAccessExpression(node) &&
    isName(node.expression, "run") &&
    isName(node.name, method)
  );
}

/** The identifier of this name. */
export function isName(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}
