/** From a place in a script back to the task and argument in the plan. */
import { Node, Project, type SourceFile } from "ts-morph";
import {
  dataDoesNotFit,
  typeCheckFailed,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { Plan, Task } from "../../contract/plan.ts";
import { argShape, parseReference, type Arg } from "../../contract/values.ts";
import { callsOf } from "../kinds/index.ts";

export interface TypeScriptError {
  readonly file: string;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly message: string;
}

export function locateTypeError(error: TypeScriptError, script: string, plan: Plan): Diagnostic {
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  const source = project.createSourceFile(error.file, script);
  const place = argumentAt(source, error);
  const task = plan.tasks.find(({ id }) => id === place?.task);
  if (place === undefined || task === undefined) {
    return typeCheckFailed(
      { reason: error.message },
      { in: "file", file: error.file, line: error.line, column: error.column },
    );
  }
  const path = ["args", ...place.path].join(".");
  return dataDoesNotFit(
    {
      argument: `${task.id}.${path}`,
      reason: inPlanWords(error.message),
      source: sourceOf(task, place.path, plan),
    },
    ...(task.origin === undefined
      ? []
      : [{ in: "query" as const, start: task.origin.query[0], end: task.origin.query[1] }]),
    { in: "plan", task: task.id, path },
  );
}

/** The task whose call encloses a place, and the keys that lead to the value there. */
function argumentAt(
  source: SourceFile,
  { line, column }: TypeScriptError,
): { task: string; path: string[] } | undefined {
  const start = source.compilerNode.getPositionOfLineAndCharacter(line - 1, column - 1);
  const path: string[] = [];
  for (
    let node: Node | undefined = source.getDescendantAtPos(start);
    node;
    node = node.getParent()
  ) {
    if (Node.isPropertyAssignment(node)) path.unshift(node.getName().replaceAll(/^"|"$/g, ""));
    if (Node.isCallExpression(node) && node.getExpression().getText() === "run.task") {
      const [id] = node.getArguments();
      return Node.isStringLiteral(id) ? { task: id.getLiteralValue(), path } : undefined;
    }
  }
  return undefined;
}

/** `Type 'A' is not assignable to type 'B'.` in the words that the rest of orchc uses. */
function inPlanWords(message: string): string {
  const types = /^Type '(.+)' is not assignable to type '(.+)'\.$/.exec(message);
  return types === null ? message.replace(/\.$/, "") : `${types[1]} does not fit ${types[2]}`;
}

function sourceOf(task: Task, path: readonly string[], plan: Plan): string | undefined {
  const arg = path.reduce<Arg | undefined>(stepIntoArg, callsOf(task)[0]?.args);
  const shape = arg === undefined ? undefined : argShape(arg);
  if (shape?.is !== "ref") return undefined;
  const producer = plan.tasks.find(({ id }) => id === parseReference(shape.text)?.task);
  const tool = producer && callsOf(producer)[0]?.tool;
  return tool === undefined ? shape.text : `${shape.text} (${tool})`;
}

/** One key further into an argument; a reference stays what it is, since the rest of the way is its own. */
function stepIntoArg(arg: Arg | undefined, key: string): Arg | undefined {
  const shape = arg === undefined ? undefined : argShape(arg);
  if (shape?.is !== "record") return arg;
  return shape.entries.find(([name]) => name === key)?.[1];
}
