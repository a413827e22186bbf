/** What cannot stand in an expression, with its place and what to write instead. */
import type { ts } from "ts-morph";

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

export function refuseInherited(node: ts.Node, name: string): never {
  return refuse(
    node,
    `"${name}" is a part of every object and no data`,
    "Name a field of an output.",
  );
}

export function refuseKind(node: ts.Node): never {
  const text = node.getText();
  const shown = text.length > 30 ? `${text.slice(0, 30)}…` : text;
  return refuse(
    node,
    `${shown} cannot stand here`,
    "An expression here is names, fields, constants, comparisons, arithmetic, !, &&, ||, ??, ?: and methods such as includes and some.",
  );
}

export function refuse(node: ts.Node, reason: string, help: string): never {
  throw new ExpressionProblem(node, reason, help);
}
