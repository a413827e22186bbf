/** From a place in a script back to the task and argument in the plan. */
import { ts } from "ts-morph";
import {
  dataDoesNotFit,
  typeCheckFailed,
  type Diagnostic,
  type Place,
} from "../../contract/diagnostics/index.ts";
import type { Plan, Task } from "../../contract/plan.ts";
import { argShape, parseReference, type Arg } from "../../contract/values.ts";
import { callsOf } from "../kinds/index.ts";

export interface TypeScriptError {
  /** Name of a file of the build, or path of another one. */
  readonly file: string;
  /** Both from 1; columns are UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** @param script the text that the error is in */
export function locateTypeError(error: TypeScriptError, script: string, plan: Plan): Diagnostic {
  const { file, line, column, message } = error;
  const place = argumentAt(script, error);
  const task = plan.tasks.find(({ id }) => id === place?.task);
  if (place === undefined || task === undefined) {
    return typeCheckFailed({ reason: message }, { in: "file", file, line, column });
  }
  const path = ["args", ...place.path].join(".");
  const inQuery = task.origin?.query;
  const places: Place[] = [
    ...(inQuery ? [{ in: "query" as const, start: inQuery[0], end: inQuery[1] }] : []),
    { in: "plan", task: task.id, path },
  ];
  return dataDoesNotFit(
    {
      argument: `${task.id}.${path}`,
      reason: inPlanWords(message),
      ...sourceOf(task, place.path, plan),
    },
    ...places,
  );
}

/** The task whose call encloses a place, and the keys and positions that lead to the value there. */
function argumentAt(
  script: string,
  { line, column }: TypeScriptError,
): { task: string; path: (string | number)[] } | undefined {
  const file = ts.createSourceFile("script.ts", script, ts.ScriptTarget.ES2024, true);
  const path: (string | number)[] = [];
  let node: ts.Node = innermostAt(file, file.getPositionOfLineAndCharacter(line - 1, column - 1));
  for (; !ts.isSourceFile(node); node = node.parent) {
    const { parent } = node;
    if (ts.isPropertyAssignment(node)) path.unshift(keyOf(node.name));
    if (ts.isArrayLiteralExpression(parent)) {
      path.unshift(parent.elements.findIndex((element) => element === node));
    }
    if (ts.isCallExpression(node) && node.expression.getText(file) === "run.task") {
      const [id] = node.arguments;
      return id !== undefined && ts.isStringLiteral(id) ? { task: id.text, path } : undefined;
    }
  }
  return undefined;
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

/**
 * The compiler's message in the words that the rest of orchc uses:
 * `Type 'A' is not assignable to type 'B'.` becomes `A does not fit B`.
 */
function inPlanWords(message: string): string {
  const types =
    /^(?:Type|Argument of type) '(.+)' is not assignable to (?:type|parameter of type) '(.+?)'(?:\.| with 'exactOptionalPropertyTypes: true'.*)$/.exec(
      message,
    );
  return types === null ? message.replace(/\.$/, "") : `${types[1]} does not fit ${types[2]}`;
}

/** Where the value comes from: `t1.prices (markets.history)`, or a parameter. */
function sourceOf(
  task: Task,
  path: readonly (string | number)[],
  plan: Plan,
): { readonly source?: string; readonly param?: string } {
  const [name = "", ...rest] = path;
  const args = callsOf(task)[0]?.args ?? {};
  const arg = Object.hasOwn(args, name)
    ? rest.reduce<Arg | undefined>(stepIntoArg, args[name])
    : undefined;
  const shape = arg === undefined ? undefined : argShape(arg);
  if (shape?.is === "param") return { source: `the parameter ${shape.name}`, param: shape.name };
  if (shape?.is !== "ref") return {};
  const producer = plan.tasks.find(({ id }) => id === parseReference(shape.text)?.task);
  const tool = producer && callsOf(producer)[0]?.tool;
  return { source: tool === undefined ? shape.text : `${shape.text} (${tool})` };
}

/** One step further into an argument. */
function stepIntoArg(arg: Arg | undefined, step: string | number): Arg | undefined {
  const shape = arg === undefined ? undefined : argShape(arg);
  if (shape?.is === "list") return typeof step === "number" ? shape.items[step] : undefined;
  if (shape?.is !== "record") return undefined;
  return shape.entries.find(([name]) => name === step)?.[1];
}
