import { ts } from "ts-morph";
import type { BranchRegion } from "../../../contract/regions/index.ts";
import { blocksOf, type ScriptBlock } from "../blocks.ts";
import { variableOf } from "../names-in-scope.ts";
import { isRecord, isText, type Matches } from "./match-literals.ts";
import { isExpression, isVariable } from "./match-values.ts";
import { assignmentIn, refuse, statementsIn, type Statements } from "./statements.ts";
import { isCallOf, verifyLet, type Spot, type Verifying } from "./verify-call.ts";

/** How the blocks within a region are verified. */
export interface Blocks {
  /** The name of the output of a block, as it is written at its end. */
  readonly outputName: (block: ScriptBlock) => string;
  readonly verify: (block: ScriptBlock, statements: Statements) => void;
}

/** `if (await run.when("t2", …)) { … } else { … }`; where its output is read, each block gives it. */
export function verifyBranch(
  verifying: Verifying,
  region: BranchRegion,
  { id, names }: Spot,
  statements: Statements,
  within: Blocks,
): void {
  const { scopes, context, file } = verifying;
  const isRead = scopes.isRead(id);
  if (isRead && !scopes.isHoisted(id)) {
    verifyLet(verifying, id, { isOptional: false, isInFunction: false }, statements);
  }
  const statement = statements.next(`the branch ${id}`);
  const when: Matches = (node) => isExpression(node, region.when, names);
  if (
    !ts.isIfStatement(statement) ||
    !ts.isAwaitExpression(statement.expression) ||
    !isCallOf(statement.expression.expression, "when", id, [when])
  ) {
    return refuse(statement, file, `not the branch ${id}`);
  }
  const blocks = blocksOf(region);
  for (const [at, taken] of (["then", "else"] as const).entries()) {
    const part = at === 0 ? statement.thenStatement : statement.elseStatement;
    const block = blocks[at];
    if (block === undefined && !isRead) {
      if (part !== undefined) refuse(part, file, "an else that the plan does not have");
      continue;
    }
    if (part === undefined || !ts.isBlock(part)) return refuse(statement, file, `without ${taken}`);
    const inner = statementsIn(part.statements, file);
    if (block !== undefined) within.verify(block, inner);
    if (isRead) {
      const given = inner.next(`the output of ${id}`);
      const { name, value } = assignmentIn(given) ?? {};
      const output: Matches = (node) =>
        block === undefined
          ? node.kind === ts.SyntaxKind.NullKeyword
          : isVariable(node, within.outputName(block));
      const isGiven = isRecord(value, [
        ["taken", (node) => isText(node, taken)],
        ["output", output],
      ]);
      if (name !== variableOf(context, id) || !isGiven)
        refuse(given, file, `not the output of ${id}`);
    }
    inner.end();
  }
}
