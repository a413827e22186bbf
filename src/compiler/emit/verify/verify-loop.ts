import { ts } from "ts-morph";
import { invariant } from "../../../contract/diagnostics/index.ts";
import type { LoopRegion } from "../../../contract/regions/index.ts";
import { blocksOf, type ScriptBlock } from "../blocks.ts";
import { namesIn, variableOf } from "../names-in-scope.ts";
import { isJson, isName, isRecord, type Matches } from "./match-literals.ts";
import { isArg, isExpression, isVariable } from "./match-values.ts";
import { isAsyncArrow, isPattern, type Statements } from "./statements.ts";
import { optionsOf, recordOf, verifyCall, type Spot, type Verifying } from "./verify-call.ts";

type Field = readonly [name: string, matches: Matches];

/** How the body of a loop is verified. */
export interface Body {
  readonly outputName: (block: ScriptBlock) => string;
  /** Whether it is a function of these parameters (`undefined`: they have been looked at) that returns this. */
  readonly is: (
    block: ScriptBlock,
    params: readonly string[] | undefined,
    output: Matches | undefined,
  ) => Matches;
  /** What it returns when something reads the output of the loop. */
  readonly returned: (block: ScriptBlock) => Matches | undefined;
}

/** `await run.forEach("t2", list, …)` or `await run.repeat("t2", …)`. */
export function verifyLoop(
  verifying: Verifying,
  region: LoopRegion,
  spot: Spot,
  statements: Statements,
  body: Body,
): void {
  const { context } = verifying;
  const { id, names } = spot;
  const { over, index, carry, limit, concurrency, shards, onError } = region;
  const [block] = blocksOf(region);
  invariant(block !== undefined, `loop ${id} has no body`);
  const number = index === undefined ? [] : [variableOf(context, index)];
  if (over.is === "items") {
    const options = optionsOf([
      ["concurrency", (node) => isJson(node, concurrency)],
      ...(shards === undefined ? [] : [["shards", (node) => isJson(node, shards)] satisfies Field]),
      ["onError", (node) => isJson(node, onError)],
    ]);
    const params = ["run", variableOf(context, over.as), ...number];
    verifyCall(verifying, spot, statements, "forEach", [
      (node) => isArg(node, over.list, names),
      options,
      body.is(block, params, body.returned(block)),
    ]);
    return;
  }
  const ownNames = namesIn(verifying, verifying.scopes.within(block.region));
  const round: Matches = (node) =>
    isRecord(node, [
      ["output", (part) => isVariable(part, body.outputName(block))],
      [
        "next",
        recordOf(
          carry.map((each) => [each.name, each.next] as const),
          ownNames,
        ),
      ],
      [
        "isMet",
        (part) =>
          over.until === undefined
            ? part.kind === ts.SyntaxKind.FalseKeyword
            : isExpression(part, over.until, ownNames),
      ],
    ]);
  const fields = carry.map(({ name }) => [name, variableOf(context, name)] as const);
  verifyCall(verifying, spot, statements, "repeat", [
    optionsOf([["limit", (node) => isJson(node, limit)]]),
    recordOf(
      carry.map((each) => [each.name, each.first] as const),
      names,
    ),
    (node) => isRound(node, fields, number) && body.is(block, undefined, round)(node),
  ]);
}

/** Whether a function takes `run`, what is carried, and the number of the round. */
function isRound(
  node: ts.Expression,
  fields: readonly (readonly [string, string])[],
  number: readonly string[],
): boolean {
  if (!isAsyncArrow(node)) return false;
  const [run, carried, at, ...more] = node.parameters;
  const isPlain = node.parameters.every(({ initializer, type, dotDotDotToken }) =>
    [initializer, type, dotDotDotToken].every((part) => part === undefined),
  );
  const isCarried =
    fields.length > 0
      ? carried !== undefined && isPattern(carried.name, fields)
      : number.length === 0 || isName(carried?.name, "_");
  const counted = 1 + (fields.length > 0 || number.length > 0 ? 1 : 0) + number.length;
  const isCounted = number.length === 0 || isName(at?.name, number[0] ?? "");
  return (
    isPlain &&
    isName(run?.name, "run") &&
    isCarried &&
    isCounted &&
    more.length === 0 &&
    node.parameters.length === counted
  );
}
