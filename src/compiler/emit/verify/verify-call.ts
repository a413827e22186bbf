/** Statements that run one thing: `const t2 = await run.METHOD("t2", …)`, and variables that are declared before. */
import { ts } from "ts-morph";
import type { Arg } from "../../../contract/values.ts";
import type { BuildContext } from "../context.ts";
import { variableOf } from "../names-in-scope.ts";
import type { Names } from "../print-value.ts";
import type { Scopes } from "../scopes.ts";
import { isName, isPlainCall, isRecord, isRun, isText, type Matches } from "./match-literals.ts";
import { isArg } from "./match-values.ts";
import { awaitIn, declarationIn, refuse, type Statements } from "./statements.ts";

export interface Verifying {
  readonly context: BuildContext;
  readonly scopes: Scopes;
  readonly file: ts.SourceFile;
}

/** A task of the plan in a script, and how names are written where it stands. */
export interface Spot {
  readonly id: string;
  readonly names: Names;
}

/** `await run.METHOD("id", …)`, into the variable of the task where something reads it. */
export function verifyCall(
  { scopes, context, file }: Verifying,
  { id }: Spot,
  statements: Statements,
  method: string,
  args: readonly Matches[],
): void {
  const statement = statements.next(`the task ${id}`);
  const { awaited, declared, assigned } = awaitIn(statement);
  const variable = scopes.isRead(id) ? variableOf(context, id) : undefined;
  const isHoisted = scopes.isHoisted(id);
  if (
    awaited === undefined ||
    declared !== (isHoisted ? undefined : variable) ||
    assigned !== (isHoisted ? variable : undefined) ||
    !isCallOf(awaited, method, id, args)
  ) {
    refuse(statement, file, `not the task ${id}`);
  }
}

export function isCallOf(
  node: ts.Expression,
  method: string,
  id: string,
  args: readonly Matches[],
): boolean {
  return (
    ts.isCallExpression(node) &&
    isPlainCall(node) &&
    isRun(node.expression, method) &&
    node.arguments.length === args.length + 1 &&
    isText(node.arguments[0], id) &&
    args.every((matches, at) => matches(node.arguments[at + 1] as ts.Expression))
  );
}

/** `let t2!: Build["outputs"]["t2"] | undefined;`. */
export function verifyLet(
  { context, file }: Verifying,
  id: string,
  { isOptional, isInFunction }: { readonly isOptional: boolean; readonly isInFunction: boolean },
  statements: Statements,
): void {
  const statement = statements.next(`the variable of ${id}`);
  const declared = declarationIn(statement, ts.NodeFlags.Let);
  const type = `Build["outputs"][${JSON.stringify(id)}]${isOptional ? " | undefined" : ""}`;
  if (
    declared === undefined ||
    !isName(declared.name, variableOf(context, id)) ||
    declared.initializer !== undefined ||
    (declared.exclamationToken !== undefined) !== isInFunction ||
    declared.type?.getText(file) !== type
  ) {
    refuse(statement, file, `not the variable of ${id}`);
  }
}

/** An object with these arguments. */
export function recordOf(args: readonly (readonly [string, Arg])[], names: Names): Matches {
  return (node) =>
    isRecord(
      node,
      args.map(([key, arg]) => [key, (part) => isArg(part, arg, names)]),
    );
}

export function optionsOf(fields: readonly (readonly [string, Matches])[]): Matches {
  return (node) => isRecord(node, fields);
}
