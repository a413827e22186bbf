/** From the syntax tree of TypeScript to the tree of the contract, one node after the other. */
import type { ts } from "ts-morph";
import {
  binaryOperators,
  methods,
  MOST_EXPRESSION_LEVELS,
  type BinaryOperator,
  type Expression,
  type Method,
} from "../../contract/expression/expression.ts";
import type { Json } from "../../contract/json.ts";
import { typescript } from "./typescript.ts";
import { isInherited, isPlainName, PARAMS, TASKS } from "./words.ts";

/** What is wrong, with its place in the text that was parsed. */
export class ExpressionProblem extends Error {
  readonly help: string;
  readonly start: number;
  readonly end: number;

  constructor(node: ts.Node, reason: string, help: string) {
    super(reason);
    this.help = help;
    this.start = node.getStart();
    this.end = node.end;
  }
}

/** Methods by what they are given. */
const withFunction: ReadonlySet<string> = new Set(["some", "every", "filter", "map", "find"]);
const withValue: ReadonlySet<string> = new Set(["includes", "startsWith", "endsWith"]);

/** @throws ExpressionProblem */
export function readNode(node: ts.Expression, depth = 0): Expression {
  const ts = typescript();
  if (depth > MOST_EXPRESSION_LEVELS) {
    refuse(node, `it is nested more than ${MOST_EXPRESSION_LEVELS} levels deep`, "Let a task compute a part of it."); // prettier-ignore
  }
  const inner = (part: ts.Expression): Expression => readNode(part, depth + 1);
  if (ts.isParenthesizedExpression(node)) return readNode(node.expression, depth);
  if (ts.isIdentifier(node)) return readName(node);
  if (ts.isPropertyAccessExpression(node)) return readMember(node, inner);
  if (ts.isElementAccessExpression(node)) return readIndex(node, inner);
  if (ts.isCallExpression(node)) return readCall(node, inner, depth);
  if (ts.isPrefixUnaryExpression(node)) return readUnary(node, inner);
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

function literal(value: Json): Expression {
  return { is: "literal", value };
}

/** The value of what holds no name; `undefined` of everything else. */
function constantOf(node: ts.Node): Json | undefined {
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
function isNegativeNumber(
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

function readMember(
  node: ts.PropertyAccessExpression,
  inner: (part: ts.Expression) => Expression,
): Expression {
  const { expression: of, name } = node;
  if (isWord(of, PARAMS)) return { is: "param", name: name.text };
  if (isWord(of, TASKS)) return { is: "name", name: name.text };
  return { is: "member", of: chained(of, inner), name: nameOf(name), ...optionalOf(node) };
}

function readIndex(
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

function readCall(
  node: ts.CallExpression,
  inner: (part: ts.Expression) => Expression,
  depth: number,
): Expression {
  const ts = typescript();
  const { expression: callee, arguments: args } = node;
  if (!ts.isPropertyAccessExpression(callee) || node.questionDotToken !== undefined) {
    return refuse(node, "only methods of lists and texts can be called", callable);
  }
  const method = callee.name.text;
  if (!(methods as readonly string[]).includes(method)) {
    return refuse(callee.name, `${method} cannot be called here`, callable);
  }
  if (node.typeArguments !== undefined) {
    return refuse(node, "a call with types cannot stand here", `Write ${method}(…).`);
  }
  return {
    is: "call",
    of: chained(callee.expression, inner),
    method: method as Method,
    args: readArguments(node, method, args, depth),
    ...optionalOf(callee),
  };
}

const callable = `These can be called: ${methods.join(", ")}.`;

function readArguments(
  node: ts.CallExpression,
  method: string,
  args: readonly ts.Expression[],
  depth: number,
): Expression[] {
  const ts = typescript();
  const [first, ...more] = args;
  const takesFunction = withFunction.has(method);
  if (!takesFunction && !withValue.has(method)) {
    if (first === undefined) return [];
    return refuse(first, `${method} takes nothing`, `Write ${method}().`);
  }
  if (first === undefined || more.length > 0) {
    const example = takesFunction ? "(row) => row.price > 5" : '"text"';
    return refuse(more[0] ?? node, `${method} takes one argument`, `Write ${method}(${example}).`);
  }
  if (!takesFunction) return [readNode(first, depth + 1)];
  if (!ts.isArrowFunction(first)) {
    return refuse(first, `${method} takes a function`, `Write ${method}((row) => row.price > 5).`);
  }
  return [readFunction(first, depth + 1)];
}

function readFunction(node: ts.ArrowFunction, depth: number): Expression {
  const ts = typescript();
  const { parameters, body, modifiers, type, typeParameters } = node;
  const names = parameters.map((parameter) => {
    const { name, dotDotDotToken, initializer, questionToken } = parameter;
    const isPlain =
      ts.isIdentifier(name) && (dotDotDotToken ?? initializer ?? questionToken ?? parameter.type) === undefined; // prettier-ignore
    if (isPlain && isPlainName(name.text)) return name.text;
    return refuse(parameter, "a function here takes plain names", "Write (row) or (row, index).");
  });
  if (names.length > 2 || new Set(names).size < names.length) {
    return refuse(node, "a function here takes at most two names", "Write (row) or (row, index).");
  }
  if (ts.isBlock(body) || (modifiers ?? type ?? typeParameters) !== undefined) {
    return refuse(node, "a function here is one expression", "Write (row) => row.price > 5.");
  }
  return { is: "function", params: names, body: readNode(body, depth + 1) };
}

function readUnary(
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

function readBinary(
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

/** `(a?.b).c` fails where `a?.b.c` is undefined: only the second can be said. */
function chained(of: ts.Expression, inner: (part: ts.Expression) => Expression): Expression {
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

function optionalOf(node: ts.PropertyAccessExpression | ts.ElementAccessExpression): {
  readonly optional?: true;
} {
  return node.questionDotToken === undefined ? {} : { optional: true };
}

function isWord(node: ts.Node, word: string): boolean {
  return typescript().isIdentifier(node) && node.text === word;
}

function refuseInherited(node: ts.Node, name: string): never {
  return refuse(node, `"${name}" is a part of every object and no data`, "Name a field of an output."); // prettier-ignore
}

function refuseKind(node: ts.Node): never {
  const text = node.getText();
  const shown = text.length > 30 ? `${text.slice(0, 30)}…` : text;
  return refuse(
    node,
    `${shown} cannot stand here`,
    "An expression here is names, fields, constants, comparisons, arithmetic, !, &&, ||, ??, ?: and methods such as includes and some.",
  );
}

function refuse(node: ts.Node, reason: string, help: string): never {
  throw new ExpressionProblem(node, reason, help);
}
