/** Calls of methods, and the functions that these are given. */
import type { ts } from "ts-morph";
import { methods, type Expression, type Method } from "../../contract/expression/expression.ts";
import { chained, optionalOf } from "./read-members.ts";
import { refuse } from "./refuse.ts";
import { typescript } from "./typescript.ts";
import { isPlainName } from "./words.ts";

/** Methods by what they are given. */
const withFunction: ReadonlySet<string> = new Set(["some", "every", "filter", "map", "find"]);
const withValue: ReadonlySet<string> = new Set(["includes", "startsWith", "endsWith"]);

/** Reads an expression that stands at a depth. */
type Read = (node: ts.Expression, depth: number) => Expression;

export function readCall(node: ts.CallExpression, read: Read, depth: number): Expression {
  const ts = typescript();
  const { expression: callee } = node;
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
    of: chained(callee.expression, (part) => read(part, depth + 1)),
    method: method as Method,
    args: readArguments(node, method, read, depth),
    ...optionalOf(callee),
  };
}

const callable = `These can be called: ${methods.join(", ")}.`;

function readArguments(
  node: ts.CallExpression,
  method: string,
  read: Read,
  depth: number,
): Expression[] {
  const ts = typescript();
  const [first, ...more] = node.arguments;
  const takesFunction = withFunction.has(method);
  if (!takesFunction && !withValue.has(method)) {
    if (first === undefined) return [];
    return refuse(first, `${method} takes nothing`, `Write ${method}().`);
  }
  if (first === undefined || more.length > 0) {
    const example = takesFunction ? "(row) => row.price > 5" : '"text"';
    return refuse(more[0] ?? node, `${method} takes one argument`, `Write ${method}(${example}).`);
  }
  if (!takesFunction) return [read(first, depth + 1)];
  if (!ts.isArrowFunction(first)) {
    return refuse(first, `${method} takes a function`, `Write ${method}((row) => row.price > 5).`);
  }
  return [readFunction(first, read, depth + 1)];
}

function readFunction(node: ts.ArrowFunction, read: Read, depth: number): Expression {
  const ts = typescript();
  const { parameters, body, modifiers, type, typeParameters } = node;
  const names = parameters.map((parameter) => {
    const { name, dotDotDotToken, initializer, questionToken } = parameter;
    const isPlain =
      ts.isIdentifier(name) &&
      (dotDotDotToken ?? initializer ?? questionToken ?? parameter.type) === undefined;
    if (isPlain && isPlainName(name.text)) return name.text;
    return refuse(parameter, "a function here takes plain names", "Write (row) or (row, index).");
  });
  if (names.length > 2 || new Set(names).size < names.length) {
    return refuse(node, "a function here takes at most two names", "Write (row) or (row, index).");
  }
  if (ts.isBlock(body) || (modifiers ?? type ?? typeParameters) !== undefined) {
    return refuse(node, "a function here is one expression", "Write (row) => row.price > 5.");
  }
  return { is: "function", params: names, body: read(body, depth + 1) };
}
