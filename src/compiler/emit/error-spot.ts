/** What of a task a place in a script says: an argument, a value that a region takes, or its condition. */
import { ts } from "ts-morph";
import type { TypeScriptError } from "./typescript-error.ts";

/** The keys and positions that lead to a value in data. */
export type Path = readonly (string | number)[];

export type Spot = { readonly task: string } &
  /** `call`: which of its calls, from 0. */
  (
    | { readonly is: "argument"; readonly path: Path; readonly call: number }
    /** Of a loop. */
    | { readonly is: "list"; readonly path: Path }
    | { readonly is: "shown"; readonly name: string; readonly path: Path }
    | {
        readonly is: "carried";
        readonly name: string;
        readonly side: "first" | "next";
        readonly path: Path;
        /** What the compiler says of it, where its message is about all of the loop. */
        readonly reason?: string | undefined;
      }
    /** `root` is all of it, `leaf` the node where the error is. */
    | {
        readonly is: "condition";
        readonly isAtEnd: boolean;
        readonly root: ts.Expression;
        readonly leaf: ts.Node;
      }
  );

/** `undefined` where the place is in nothing that the plan says. */
export function spotAt(
  script: string,
  { line, column, details }: Omit<TypeScriptError, "file" | "message">,
): Spot | undefined {
  const file = ts.createSourceFile("script.ts", script, ts.ScriptTarget.ES2024, true);
  const leaf = innermostAt(file, file.getPositionOfLineAndCharacter(line - 1, column - 1));
  const path: (string | number)[] = [];
  /** Of each key of the path, at which place of its object it stands. */
  const places: number[] = [];
  let root: ts.Expression | undefined;
  for (let node = leaf; !ts.isSourceFile(node); node = node.parent) {
    const { parent } = node;
    if (ts.isPropertyAssignment(node)) {
      path.unshift(keyOf(node.name));
      places.unshift(node.parent.properties.indexOf(node));
      root = node.initializer;
    }
    if (ts.isArrayLiteralExpression(parent)) {
      path.unshift(parent.elements.findIndex((element) => element === node));
      places.unshift(0);
    }
    if (ts.isReturnStatement(node)) return roundAt(node, path, root, leaf);
    if (ts.isCallExpression(parent)) {
      const found =
        roundOf(parent, node, details) ?? argumentOf(parent, node, { path, places }, leaf);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function argumentOf(
  call: ts.CallExpression,
  node: ts.Node,
  { path, places }: { readonly path: Path; readonly places: readonly number[] },
  leaf: ts.Node,
): Spot | undefined {
  const [id] = call.arguments;
  const { expression: callee } = call;
  if (!ts.isPropertyAccessExpression(callee) || callee.expression.getText() !== "run")
    return undefined;
  if (id === undefined || !ts.isStringLiteral(id) || node === id || node === callee)
    return undefined;
  const task = id.text;
  const [first = "", second = "", ...rest] = path;
  const at = call.arguments.findIndex((arg) => arg === node);
  switch (callee.name.text) {
    case "task":
      return { task, is: "argument", path, call: 0 };
    case "when":
      return { task, is: "condition", isAtEnd: false, root: node as ts.Expression, leaf };
    case "forEach":
      return at === 1 ? { task, is: "list", path } : undefined;
    case "repeat":
      return at === 2
        ? { task, is: "carried", name: String(first), side: "first", path: path.slice(1) }
        : undefined;
    case "gate":
      return first === "show" ? { task, is: "shown", name: String(second), path: rest } : undefined;
    case "agent":
      if (first === "instruction") return { task, is: "shown", name: first, path: path.slice(1) };
      return first === "tools" && rest[0] === "args"
        ? { task, is: "argument", path: rest.slice(1), call: places[1] ?? 0 }
        : undefined;
    default:
      return undefined;
  }
}

const UNLIKE_CARRIED =
  /^The types of 'next(?:\.([\w$]+)|\["([^"]+)"\]).*' are incompatible|^Types of property '(?!next')(.+)' are incompatible/;

/** The compiler says of the function for a round that it does not fit, and only below it what that gives the next one. */
function roundOf(
  { expression: callee, arguments: given }: ts.CallExpression,
  node: ts.Node,
  details: readonly string[],
): Spot | undefined {
  const [id, , , block] = given;
  if (node !== block || callee.getText() !== "run.repeat") return undefined;
  if (id === undefined || !ts.isStringLiteral(id)) return undefined;
  const [, plain, quoted, alone] =
    details.map((line) => UNLIKE_CARRIED.exec(line)).find(Boolean) ?? [];
  const name = plain ?? quoted ?? alone;
  if (name === undefined) return undefined;
  return { task: id.text, is: "carried", name, side: "next", path: [], reason: details.at(-1) };
}

/** What a round returns. */
function roundAt(
  { parent }: ts.ReturnStatement,
  [field, name = "", ...path]: Path,
  root: ts.Expression | undefined,
  leaf: ts.Node,
): Spot | undefined {
  const call = parent.parent.parent;
  const [id] = ts.isCallExpression(call) ? call.arguments : [];
  if (id === undefined || !ts.isStringLiteral(id)) return undefined;
  if (field === "next")
    return { task: id.text, is: "carried", name: String(name), side: "next", path };
  if (field !== "isMet" || root === undefined) return undefined;
  return { task: id.text, is: "condition", isAtEnd: true, root, leaf };
}

function innermostAt(node: ts.Node, position: number): ts.Node {
  const inner = ts.forEachChild(node, (child) =>
    child.getStart() <= position && position < child.getEnd() ? child : undefined,
  );
  return inner === undefined ? node : innermostAt(inner, position);
}

function keyOf(name: ts.PropertyName): string {
  const literal = ts.isComputedPropertyName(name) ? name.expression : name;
  return ts.isIdentifier(literal) || ts.isStringLiteral(literal) ? literal.text : name.getText();
}
