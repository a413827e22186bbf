/** The statements of a block, each of which is a task or a region of it. */
import { ts } from "ts-morph";
import { invariant } from "../../../contract/diagnostics/index.ts";
import {
  isAgent,
  isBranch,
  isFallback,
  isGate,
  isLoop,
  isParallel,
  isSubplan,
  isTask,
  planTaskOf,
  tasksIn,
  type Region,
} from "../../../contract/regions/index.ts";
import { blocksOf, statementsOf, type ScriptBlock } from "../blocks.ts";
import { namesIn } from "../names-in-scope.ts";
import { isJson, isName, isRecord, isText, type Matches } from "./match-literals.ts";
import { isArg, isVariable } from "./match-values.ts";
import {
  asyncFunctionIn,
  isAsyncArrow,
  refuse,
  statementsIn,
  type Statements,
} from "./statements.ts";
import { verifyBranch } from "./verify-branch.ts";
import {
  optionsOf,
  recordOf,
  verifyCall,
  verifyLet,
  type Spot,
  type Verifying,
} from "./verify-call.ts";
import { verifyLoop } from "./verify-loop.ts";

/** @param statements those of the region are taken from it */
export function verifyBlock(verifying: Verifying, block: Region, statements: Statements): void {
  const names = namesIn(verifying, verifying.scopes.within(block));
  for (const region of statementsOf(block)) {
    const id = planTaskOf(region) ?? "";
    verifyStatement(verifying, region, { id, names }, statements);
  }
}

function verifyStatement(
  verifying: Verifying,
  region: Region,
  spot: Spot,
  statements: Statements,
): void {
  const { context, scopes } = verifying;
  const { id, names } = spot;
  for (const { id: inner, isOptional, isInFunction } of scopes.hoistedBefore(id)) {
    verifyLet(verifying, inner, { isOptional, isInFunction }, statements);
  }
  if (isBranch(region)) {
    verifyBranch(verifying, region, spot, statements, {
      outputName: (block) => outputName(verifying, block),
      verify: (block, inner) => verifyBlock(verifying, block.region, inner),
    });
    return;
  }
  if (isTask(region)) {
    const { tool, args } = context.task(id);
    verifyCall(verifying, spot, statements, "task", [
      (node) => isName(node, context.toolNames.get(tool) ?? ""),
      recordOf(Object.entries(args), names),
    ]);
    return;
  }
  if (isGate(region)) {
    const shown = recordOf(Object.entries(region.show), names);
    verifyCall(verifying, spot, statements, "gate", [
      (node) =>
        isRecord(node, [
          ["question", (text) => isText(text, region.question)],
          ["show", shown],
        ]),
    ]);
    return;
  }
  if (isAgent(region)) {
    const tools = tasksIn(region).map((inner): readonly [string, Matches] => {
      const { tool, args } = context.task(inner);
      const isTool: Matches = (node) => isName(node, context.toolNames.get(tool) ?? "");
      return [
        inner,
        (node) =>
          isRecord(node, [
            ["tool", isTool],
            ["args", recordOf(Object.entries(args), names)],
          ]),
      ];
    });
    verifyCall(verifying, spot, statements, "agent", [
      (node) =>
        isRecord(node, [
          ["instruction", (part) => isArg(part, region.instruction, names)],
          ["tools", (part) => isRecord(part, tools)],
        ]),
    ]);
    return;
  }
  if (isLoop(region)) {
    verifyLoop(verifying, region, spot, statements, {
      outputName: (block) => outputName(verifying, block),
      is: (block, params, output) => isBody(verifying, block, params, output),
      returned: (block) => returned(verifying, id, block),
    });
    return;
  }
  if (isSubplan(region)) {
    const bodies = blocksOf(region).map((block) =>
      isBody(verifying, block, ["run"], returned(verifying, id, block)),
    );
    verifyCall(verifying, spot, statements, "plan", bodies);
    return;
  }
  const blocks: Matches = (node) =>
    isRecord(
      node,
      blocksOf(region).map((block) => [
        block.name,
        (body) => isBody(verifying, block, ["run"], returned(verifying, id, block))(body),
      ]),
    );
  if (isFallback(region)) {
    const on: Matches = (node) => isJson(node, [...region.on]);
    verifyCall(verifying, spot, statements, "firstOf", [optionsOf([["on", on]]), blocks]);
    return;
  }
  invariant(isParallel(region), `scripts do not know regions of kind ${region.kind}`);
  const { join, limit } = region;
  const most: Matches = (node) => isJson(node, limit ?? 0);
  const options = optionsOf(limit === undefined ? [] : [["limit", most]]);
  verifyCall(verifying, spot, statements, join, [options, blocks]);
}

/** @param params `undefined` where they have been looked at @param output what is returned; absent: nothing */
function isBody(
  verifying: Verifying,
  block: ScriptBlock,
  params: readonly string[] | undefined,
  output: Matches | undefined,
): Matches {
  return (node) => {
    const list =
      params === undefined && isAsyncArrow(node) && ts.isBlock(node.body)
        ? node.body.statements
        : asyncFunctionIn(node, params ?? []);
    if (list === undefined) return false;
    const statements = statementsIn(list, verifying.file);
    verifyBlock(verifying, block.region, statements);
    if (output !== undefined) {
      const last = statements.next("what the block gives");
      const given = ts.isReturnStatement(last) ? last.expression : undefined;
      if (given === undefined || !output(given))
        return refuse(last, verifying.file, "not what the block gives");
    }
    statements.end();
    return true;
  };
}

function returned(verifying: Verifying, id: string, block: ScriptBlock): Matches | undefined {
  if (!verifying.scopes.isRead(id)) return undefined;
  return (node) => isVariable(node, outputName(verifying, block));
}

function outputName(verifying: Verifying, block: ScriptBlock): string {
  const last = planTaskOf(statementsOf(block.region).at(-1) ?? block.region) ?? "";
  return namesIn(verifying, verifying.scopes.within(block.region))(last).text;
}
