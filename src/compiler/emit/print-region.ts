/** The statements of a script: tasks one after the other, and the control flow of the regions around them. */
import { invariant } from "../../contract/diagnostics/index.ts";
import {
  isAgent,
  isBranch,
  isFallback,
  isGate,
  isLoop,
  isParallel,
  isSubplan,
  isTask,
  isTaskOfPlan,
  planTaskOf,
  type BranchRegion,
  type LoopRegion,
  type Region,
  type SubplanRegion,
} from "../../contract/regions/index.ts";
import type { Arg } from "../../contract/values.ts";
import { blocksOf, statementsOf, type ScriptBlock } from "./blocks.ts";
import { stringLiteral } from "./code-text.ts";
import { namesIn, variableOf } from "./names-in-scope.ts";
import { isIdentifier } from "./names.ts";
import { printAgent } from "./print-agent.ts";
import {
  functionCall,
  functionsCall,
  ifWhen,
  pad,
  printCondition,
  type Lines,
} from "./print-code.ts";
import { printGate } from "./print-gate.ts";
import {
  lay,
  print,
  printJson,
  printKey,
  record,
  type Names,
  type Printed,
} from "./print-value.ts";
import { intoVariable, type Printer } from "./printer.ts";
import { regionComment, taskComment } from "./region-comment.ts";
import type { Scope } from "./scopes.ts";

/** The statements of a block, with an empty line between them, and what gives its output to the region around it. */
export function printBlock(
  printer: Printer,
  block: Region,
  indent: number,
  result: (names: Names) => Lines = () => [],
): Lines {
  const scope = printer.scopes.within(block);
  const statements = statementsOf(block).flatMap((region, index) => [
    ...(index === 0 ? [] : [""]),
    ...printStatement(printer, region, scope, indent),
  ]);
  return [...statements, ...result(namesIn(printer, scope))];
}

function printStatement(printer: Printer, region: Region, scope: Scope, indent: number): Lines {
  const { context, scopes } = printer;
  const id = planTaskOf(region) ?? "";
  const names = namesIn(printer, scope);
  const value = (arg: Arg): Printed => print(arg, names);
  if (isTask(region)) {
    const task = context.task(id);
    const call = `${intoVariable(printer, id)}await run.task(${stringLiteral(id)}, ${context.toolNames.get(task.tool)}, `;
    const args = lay(record(Object.entries(task.args), value), indent, indent + call.length);
    return [`${pad(indent)}// ${taskComment(task)}`, `${pad(indent)}${call}${args});`];
  }
  invariant(isTaskOfPlan(region), `a ${region.kind} stands where a task belongs`);
  const hoisted = scopes.hoistedBefore(id).map(({ id: inner, isOptional, isInFunction }) => {
    const type = `${outputType(inner)}${isOptional ? " | undefined" : ""}`;
    return `${pad(indent)}let ${variableOf(printer.context, inner)}${isInFunction ? "!" : ""}: ${type};`;
  });
  return [
    `${pad(indent)}// ${regionComment(region)}`,
    ...hoisted,
    ...printRegion(printer, region, names, indent),
  ];
}

function printRegion(printer: Printer, region: Region, names: Names, indent: number): Lines {
  if (isBranch(region)) return printBranch(printer, region, names, indent);
  if (isLoop(region)) return printLoop(printer, region, names, indent);
  if (isGate(region)) return printGate(printer, region, names, indent);
  if (isAgent(region)) return printAgent(printer, region, names, indent);
  if (isSubplan(region)) return printSubplan(printer, region, indent);
  const id = planTaskOf(region) ?? "";
  const into = intoVariable(printer, id);
  const functions = blocksOf(region).map((block) => ({
    name: printKey(block.name),
    body: (inner: number) =>
      printBlock(printer, block.region, inner, returned(printer, id, block, inner)),
  }));
  if (isFallback(region)) {
    const options = record([["on", [...region.on]]], printJson);
    return functionsCall(`${into}await run.firstOf`, [printJson(id), options], indent, functions);
  }
  invariant(isParallel(region), `scripts do not know regions of kind ${region.kind}`);
  const { join, limit } = region;
  const options = record(limit === undefined ? [] : [["limit", limit] as const], printJson);
  return functionsCall(`${into}await run.${join}`, [printJson(id), options], indent, functions);
}

function printBranch(printer: Printer, region: BranchRegion, names: Names, indent: number): Lines {
  const { id } = region;
  const { scopes } = printer;
  const isRead = scopes.isRead(id);
  const variable = variableOf(printer.context, id);
  const given = (taken: string, output: string): Lines =>
    isRead
      ? [`${pad(indent + 2)}${variable} = { taken: ${stringLiteral(taken)}, output: ${output} };`]
      : [];
  const blocks = blocksOf(region);
  const [then, otherwise] = blocks.map((block, at) =>
    printBlock(printer, block.region, indent + 2, (inner) =>
      given(at === 0 ? "then" : "else", inner(lastOf(block)).text),
    ),
  );
  const last = otherwise ?? given("else", "null");
  return [
    ...(isRead && !scopes.isHoisted(id)
      ? [`${pad(indent)}let ${variable}: ${outputType(id)};`]
      : []),
    ...ifWhen(id, printCondition(region.when, textIn(names)), indent),
    ...(then ?? []),
    ...(last.length === 0 ? [] : [`${pad(indent)}} else {`, ...last]),
    `${pad(indent)}}`,
  ];
}

function printLoop(printer: Printer, region: LoopRegion, names: Names, indent: number): Lines {
  const { id, over, index, carry, limit, concurrency, shards, onError } = region;
  const [block] = blocksOf(region);
  invariant(block !== undefined, `loop ${id} has no body`);
  const before = `${intoVariable(printer, id)}await `;
  const number = index === undefined ? [] : [variableOf(printer.context, index)];
  if (over.is === "items") {
    const spread = shards === undefined ? [] : [["shards", shards] as const];
    const options = record(
      [["concurrency", concurrency], ...spread, ["onError", onError]],
      printJson,
    );
    return functionCall(
      {
        before,
        call: "run.forEach",
        args: [printJson(id), print(over.list, names), options],
        params: ["run", variableOf(printer.context, over.as), ...number],
      },
      indent,
      (inner) => printBlock(printer, block.region, inner, returned(printer, id, block, inner)),
    );
  }
  const carried = carry.map(({ name }) => fieldOf(name, variableOf(printer.context, name)));
  const shown = carried.length === 0 ? number.map(() => "_") : [`{ ${carried.join(", ")} }`];
  const round = (inner: Names): readonly (readonly [string, Printed])[] => [
    ["output", { flat: inner(lastOf(block)).text }],
    [
      "next",
      record(
        carry.map((each) => [each.name, each.next] as const),
        (arg) => print(arg, inner),
      ),
    ],
    [
      "isMet",
      over.until === undefined ? { flat: "false" } : printCondition(over.until, textIn(inner)),
    ],
  ];
  return functionCall(
    {
      before,
      call: "run.repeat",
      args: [
        printJson(id),
        record([["limit", limit]], printJson),
        record(
          carry.map((each) => [each.name, each.first] as const),
          (arg) => print(arg, names),
        ),
      ],
      params: ["run", ...shown, ...number],
    },
    indent,
    (inner) =>
      printBlock(printer, block.region, inner, (innerNames) => [
        `${pad(inner)}return ${lay(
          record(round(innerNames), (each) => each),
          inner,
          inner + "return ".length,
        )};`,
      ]),
  );
}

function printSubplan(printer: Printer, region: SubplanRegion, indent: number): Lines {
  const { id } = region;
  const before = `${intoVariable(printer, id)}await `;
  const call = { before, call: "run.plan", args: [printJson(id)], params: ["run"] };
  return blocksOf(region).flatMap((block) =>
    functionCall(call, indent, (inner) =>
      printBlock(printer, block.region, inner, returned(printer, id, block, inner)),
    ),
  );
}

/** What a block returns when somebody reads its region. */
function returned(
  { scopes }: Printer,
  id: string,
  block: ScriptBlock,
  indent: number,
): (names: Names) => Lines {
  return (names) =>
    scopes.isRead(id) ? [`${pad(indent)}return ${names(lastOf(block)).text};`] : [];
}

function lastOf({ region }: ScriptBlock): string {
  return planTaskOf(statementsOf(region).at(-1) ?? region) ?? "";
}

function textIn(names: Names): (name: string) => string {
  return (name) => names(name).text;
}

function outputType(id: string): string {
  return `Build["outputs"][${stringLiteral(id)}]`;
}

/** A field of what is taken apart: `draft`, or `text: draft` where they differ. */
function fieldOf(name: string, variable: string): string {
  return name === variable && isIdentifier(name) ? name : `${printKey(name)}: ${variable}`;
}
