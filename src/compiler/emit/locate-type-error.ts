/** From a place in a script back to the task and argument in the plan. */
import { ts } from "ts-morph";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import {
  dataDoesNotFit,
  typeCheckFailed,
  type Diagnostic,
  type Place,
} from "../../contract/diagnostics/index.ts";
import type { Plan, Task } from "../../contract/plan.ts";
import { argShape, parseReference, type Arg } from "../../contract/values.ts";
import { walk } from "../schema/json-schema.ts";
import { callsOf, walkTasks } from "../kinds/index.ts";
import { nameType } from "../schema/name-type.ts";
import { nestingOf } from "../plan/nesting.ts";
import { producersOf } from "../plan/producers.ts";
import type { TypeScriptError } from "./typescript-error.ts";

/** The tools that the plan uses, by name. */
type Tools = ReadonlyMap<string, ToolInfo>;

/** @param script the text that the error is in */
export function locateTypeError(
  error: TypeScriptError,
  script: string,
  { plan, tools }: { readonly plan: Plan; readonly tools: Tools },
): Diagnostic {
  const { file, line, column, message } = error;
  const place = argumentAt(script, error);
  const task = walkTasks(plan).find(({ id }) => id === place?.task);
  if (place === undefined || task === undefined) {
    return typeCheckFailed({ reason: message }, { in: "file", file, line, column });
  }
  const path = ["args", ...place.path].join(".");
  const inQuery = task.origin?.query;
  const places: Place[] = [
    ...(inQuery ? [{ in: "query" as const, start: inQuery[0], end: inQuery[1] }] : []),
    { in: "plan", task: task.id, path },
  ];
  const { source, param, given } = sourceOf(task, place.path, plan, tools);
  const reason = inPlanWords(message, { given, wanted: wantedAt(task, place.path, tools) });
  return dataDoesNotFit({ argument: `${task.id}.${path}`, reason, source, param }, ...places);
}

/** The keys and positions that lead to a value in a task's arguments. */
type Path = readonly (string | number)[];

/** The task whose call encloses a place, and the keys and positions that lead to the value there. */
function argumentAt(
  script: string,
  { line, column }: TypeScriptError,
): { task: string; path: Path } | undefined {
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

/** The types that the plan's own schemas tell, where they do. */
interface Types {
  readonly given: string | undefined;
  readonly wanted: string | undefined;
}

const assignment =
  /^(?:Type|Argument of type) '(.+)' is not assignable to (?:type|parameter of type) '(.+?)'(?:\.| with 'exactOptionalPropertyTypes: true'.*)$/;
const missingOne = /^Property '(.+)' is missing in type '(.+)' but required in type '(.+)'\.$/;
const missingSome = /^Type '(.+)' is missing the following properties from type '(.+)': (.+)$/;

/**
 * The compiler's message in the words that the rest of orchc uses: `Type 'A' is not assignable to type 'B'.`
 * becomes `A does not fit B`, by the names that the tools' shapes have.
 */
function inPlanWords(message: string, types: Types): string {
  const assigned = assignment.exec(message);
  if (assigned !== null) return misfit(assigned[1], assigned[2], types);
  const one = missingOne.exec(message);
  if (one !== null) return lacking(one[2], one[3], one[1], types);
  const some = missingSome.exec(message);
  if (some !== null) return lacking(some[1], some[2], some[3], types);
  return message.replace(/\.$/, "");
}

/** What is no list lacks all that lists have, which nobody needs to read. */
function lacking(given = "", wanted = "", fields = "", types: Types): string {
  const isList = wanted.endsWith("[]");
  return `${misfit(given, wanted, types)}${isList ? "" : `: it has no ${fields}`}`;
}

function misfit(given = "", wanted = "", types: Types): string {
  // Schemas tell less than types do: where they see no difference, the compiler's own words do.
  const told = types.given !== types.wanted ? types : undefined;
  return `${told?.given ?? given} does not fit ${told?.wanted ?? wanted}`;
}

/** What the tool takes at a place of its arguments. */
function wantedAt(task: Task, path: Path, tools: Tools): string | undefined {
  const input = tools.get(callsOf(task)[0]?.tool ?? "")?.input;
  const place = input && walk(input, path);
  return place !== undefined && "found" in place ? nameType(place.found) : undefined;
}

interface ArgumentSource {
  /** Where the value comes from: `t1.prices (markets.history)`, or a parameter. */
  readonly source?: string;
  readonly param?: string;
  /** What it is. */
  readonly given?: string | undefined;
}

function sourceOf(task: Task, path: Path, plan: Plan, tools: Tools): ArgumentSource {
  const [name = "", ...rest] = path;
  const args = callsOf(task)[0]?.args ?? {};
  const arg = Object.hasOwn(args, name)
    ? rest.reduce<Arg | undefined>(stepIntoArg, args[name])
    : undefined;
  const shape = arg === undefined ? undefined : argShape(arg);
  if (shape?.is === "param") {
    const type = plan.params[shape.name]?.type;
    return { source: `the parameter ${shape.name}`, param: shape.name, given: type };
  }
  if (shape?.is !== "ref") return {};
  const from = nestingOf(plan).byId.get(task.id);
  const reference = parseReference(shape.text);
  const produced = from && reference && producersOf(plan, tools).producedBy(reference, from);
  return {
    source: produced === undefined ? shape.text : `${shape.text} (${produced.source})`,
    given: produced && "found" in produced.step ? nameType(produced.step.found) : undefined,
  };
}

/** One step further into an argument. */
function stepIntoArg(arg: Arg | undefined, step: string | number): Arg | undefined {
  const shape = arg === undefined ? undefined : argShape(arg);
  if (shape?.is === "list") return typeof step === "number" ? shape.items[step] : undefined;
  if (shape?.is !== "record") return undefined;
  return shape.entries.find(([name]) => name === step)?.[1];
}
