/** Pieces of a script as lines, indented as prettier would. */
import { escapeUnseen } from "../../contract/unseen.ts";
import type { Expression } from "../../contract/expression/expression.ts";
import { printExpression, type PrintedNames } from "../expression/index.ts";
import { stringLiteral } from "./code-text.ts";
import { lay, WIDTH, type Printed } from "./print-value.ts";

/** Lines of a block, each indented already. */
export type Lines = readonly string[];

export function pad(indent: number): string {
  return " ".repeat(indent);
}

/** A condition; over several lines it is broken where it is `a && b && c`. */
export function printCondition(expression: Expression, name: (name: string) => string): Printed {
  const names: PrintedNames = { name, param: (param) => `run.param(${stringLiteral(param)})` };
  const printed = (part: Expression): string => escapeUnseen(printExpression(part, names));
  return { flat: printed(expression), operands: operandsOf(expression, printed) };
}

/** Each with the operator behind it, and in parentheses where it needs them beside that. */
function operandsOf(whole: Expression, printed: (part: Expression) => string): string[] {
  if (whole.is !== "binary" || !["&&", "||", "??"].includes(whole.op)) return [printed(whole)];
  const { op } = whole;
  const right: Expression[] = [];
  let left: Expression = whole;
  for (; left.is === "binary" && left.op === op; left = left.left) right.unshift(left.right);
  const beside: Expression = { is: "literal", value: 0 };
  const first = printed({ is: "binary", op, left, right: beside }).slice(0, -" 0".length);
  const others = right.map((operand, at) => {
    const text = printed({ is: "binary", op, left: beside, right: operand }).slice(
      `0 ${op} `.length,
    );
    return at === right.length - 1 ? text : `${text} ${op}`;
  });
  return [first, ...others];
}

/** A call with a function as its last argument, whose body begins on the line of the call where that fits. */
export function functionCall(
  { before, call, args, params, after = ";" }: FunctionCall,
  indent: number,
  body: (indent: number) => Lines,
): Lines {
  const head = `async (${params.join(", ")}) => {`;
  const flat = `${pad(indent)}${before}${call}(${[...args.map((arg) => arg.flat), head].join(", ")}`;
  if (flat.length <= WIDTH) return [flat, ...body(indent + 2), `${pad(indent)}})${after}`];
  return [
    `${pad(indent)}${before}${call}(`,
    ...args.map((arg) => `${pad(indent + 2)}${lay(arg, indent + 2, indent + 2)},`),
    `${pad(indent + 2)}${head}`,
    ...body(indent + 4),
    `${pad(indent + 2)}},`,
    `${pad(indent)})${after}`,
  ];
}

export interface FunctionCall {
  /** `const t2 = await `. */
  readonly before: string;
  readonly call: string;
  readonly args: readonly Printed[];
  readonly params: readonly string[];
  readonly after?: string;
}

/** A call with functions by name as its last argument. */
export function functionsCall(
  before: string,
  args: readonly Printed[],
  indent: number,
  functions: readonly { readonly name: string; readonly body: (indent: number) => Lines }[],
): Lines {
  const inner = pad(indent + 2);
  return [
    `${pad(indent)}${before}(`,
    ...args.map((arg) => `${inner}${lay(arg, indent + 2, indent + 2)},`),
    `${inner}{`,
    ...functions.flatMap(({ name, body }) => [
      `${pad(indent + 4)}${name}: async (run) => {`,
      ...body(indent + 6),
      `${pad(indent + 4)}},`,
    ]),
    `${inner}},`,
    `${pad(indent)});`,
  ];
}

/** `if (await run.when("t2", …)) {`, over as many lines as it takes. */
export function ifWhen(id: string, condition: Printed, indent: number): Lines {
  const call = `await run.when(${stringLiteral(id)}, ${condition.flat})`;
  const flat = `${pad(indent)}if (${call}) {`;
  if (flat.length <= WIDTH) return [flat];
  const inner = pad(indent + 2);
  const middle =
    inner.length + call.length <= WIDTH
      ? [inner + call]
      : [
          `${inner}await run.when(`,
          `${pad(indent + 4)}${stringLiteral(id)},`,
          ...overLines(condition, indent + 4).map((line, at, all) =>
            at === all.length - 1 ? `${line},` : line,
          ),
          `${inner})`,
        ];
  return [`${pad(indent)}if (`, ...middle, `${pad(indent)}) {`];
}

function overLines({ flat, operands = [flat] }: Printed, indent: number): Lines {
  if (indent + flat.length < WIDTH) return [pad(indent) + flat];
  return operands.map((operand, at) => pad(at === 0 ? indent : indent + 2) + operand);
}
