/** From a place in a script back to the task in the plan, and the argument, value or condition there. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import {
  dataDoesNotFit,
  typeCheckFailed,
  type Diagnostic,
  type Place,
} from "../../contract/diagnostics/index.ts";
import type { Plan } from "../../contract/plan.ts";
import { argShape, parseReference, type Arg } from "../../contract/values.ts";
import { callsOf, conditionsOf, valuesOf } from "../kinds/index.ts";
import { nestingOf, type Placed } from "../plan/nesting.ts";
import { producersOf } from "../plan/producers.ts";
import { resolveName } from "../plan/resolve-name.ts";
import { walk } from "../schema/json-schema.ts";
import { nameType } from "../schema/name-type.ts";
import { conditionSpot } from "./condition-spot.ts";
import { spotAt, type Spot } from "./error-spot.ts";
import { conditionWords, inPlanWords } from "./misfit-words.ts";
import type { TypeScriptError } from "./typescript-error.ts";

export interface LocateOptions {
  readonly plan: Plan;
  /** Those that the plan uses, by name. */
  readonly tools: ReadonlyMap<string, ToolInfo>;
}

/** @param script the text that the error is in */
export function locateTypeError(
  error: TypeScriptError,
  script: string,
  options: LocateOptions,
): Diagnostic {
  const { file, line, column, message } = error;
  const spot = spotAt(script, error);
  const placed = nestingOf(options.plan).byId.get(spot?.task ?? "");
  const found =
    spot &&
    placed &&
    (spot.is === "condition"
      ? inCondition(spot, placed, message, options)
      : inData(spot, placed, message, options));
  return found ?? typeCheckFailed({ reason: message }, { in: "file", file, line, column });
}

function placesOf({ task }: Placed, path: string, offset?: number): Place[] {
  const inQuery = task.origin?.query;
  return [
    ...(inQuery ? [{ in: "query" as const, start: inQuery[0], end: inQuery[1] }] : []),
    { in: "plan", task: task.id, path, ...(offset !== undefined && { offset }) },
  ];
}

function inCondition(
  spot: Spot & { readonly is: "condition" },
  placed: Placed,
  message: string,
  { plan, tools }: LocateOptions,
): Diagnostic | undefined {
  const condition = conditionsOf(placed.task).find(
    ({ inside }) => (inside !== undefined) === spot.isAtEnd,
  );
  const at = condition && conditionSpot(spot.root, spot.leaf, condition.text);
  if (condition === undefined || at === undefined) return undefined;
  const { about, ...words } = conditionWords(message, at);
  const reference = parseReference(about.replaceAll("?.", "."));
  const produced =
    reference && producersOf(plan, tools).producedBy(reference, placed, condition.inside);
  const source = produced && `${about} (${produced.source})`;
  return dataDoesNotFit(
    { argument: `${placed.task.id}.${condition.at}`, source, ...words },
    ...placesOf(placed, condition.at, at.offset),
  );
}

/** An argument, or data that a region takes: where it stands in the plan, and what is there. */
interface Given {
  readonly at: string;
  readonly arg: Arg | undefined;
  readonly inside?: string | undefined;
  /** The type that is wanted, where a schema says it. */
  readonly wanted?: string | undefined;
}

function inData(
  spot: Exclude<Spot, { readonly is: "condition" }>,
  placed: Placed,
  message: string,
  options: LocateOptions,
): Diagnostic | undefined {
  const given = givenAt(spot, placed, options);
  if (given === undefined) return undefined;
  const { source, param, type, isOptional, name } = sourceOf(given, placed, options);
  const said = spot.is === "carried" ? (spot.reason ?? message) : message;
  const reason = inPlanWords(said, { given: type, wanted: given.wanted });
  const mayBeMissing = isOptional && /undefined/.test(message);
  return dataDoesNotFit(
    {
      argument: `${placed.task.id}.${given.at}`,
      reason: mayBeMissing ? `${reason}: ${name} may not have run` : reason,
      source,
      param,
      ...(mayBeMissing && { help: missingHelp }),
    },
    ...placesOf(placed, given.at),
  );
}

const missingHelp =
  "Read it in the same block, where it is there; or pass it to an argument that may be left out.";

function givenAt(
  spot: Exclude<Spot, { readonly is: "condition" }>,
  { task }: Placed,
  { tools }: LocateOptions,
): Given | undefined {
  const { path } = spot;
  if (spot.is === "argument") {
    const call = callsOf(task)[spot.call];
    const [name = "", ...rest] = path;
    // Arguments are no argument: one of them may be called `$ref`.
    const arg = Object.entries(call?.args ?? {}).find(([key]) => key === name)?.[1];
    const input = tools.get(call?.tool ?? "")?.input;
    const place = input && walk(input, path);
    return {
      at: [call?.at ?? "args", ...path].join("."),
      arg: rest.reduce(stepIntoArg, arg),
      wanted: place !== undefined && "found" in place ? nameType(place.found) : undefined,
    };
  }
  const value = valuesOf(task).find(({ at, inside }) => {
    const steps = at.split(".");
    if (spot.is === "list") return inside === undefined && steps.length === 1;
    if (spot.is === "shown") return steps.at(-1) === spot.name;
    return steps.includes(spot.name) && (inside !== undefined) === (spot.side === "next");
  });
  if (value === undefined) return undefined;
  return {
    at: [value.at, ...path].join("."),
    arg: path.reduce<Arg | undefined>(stepIntoArg, value.arg),
    inside: value.inside,
    wanted: spot.is === "list" ? "a list" : undefined,
  };
}

interface ArgumentSource {
  /** Where the value comes from: `t1.prices (markets.history)`, or a parameter. */
  readonly source?: string;
  readonly param?: string;
  /** What it is. */
  readonly type?: string | undefined;
  /** Whether it comes from a task that may not have run. */
  readonly isOptional?: boolean;
  readonly name?: string;
}

function sourceOf(
  { arg, inside }: Given,
  placed: Placed,
  { plan, tools }: LocateOptions,
): ArgumentSource {
  const shape = arg === undefined ? undefined : argShape(arg);
  if (shape?.is === "param") {
    const type = plan.params[shape.name]?.type;
    return { source: `the parameter ${shape.name}`, param: shape.name, type };
  }
  if (shape?.is !== "ref") return {};
  const reference = parseReference(shape.text);
  const produced = reference && producersOf(plan, tools).producedBy(reference, placed, inside);
  const resolved = reference && resolveName(reference.task, placed, nestingOf(plan), inside);
  return {
    name: reference?.task ?? "",
    source: produced === undefined ? shape.text : `${shape.text} (${produced.source})`,
    type: produced && "found" in produced.step ? nameType(produced.step.found) : undefined,
    isOptional: resolved?.is === "task" && resolved.isOptional,
  };
}

/** One step further into an argument. */
function stepIntoArg(arg: Arg | undefined, step: string | number): Arg | undefined {
  const shape = arg === undefined ? undefined : argShape(arg);
  if (shape?.is === "list") return typeof step === "number" ? shape.items[step] : undefined;
  if (shape?.is !== "record") return undefined;
  return shape.entries.find(([name]) => name === step)?.[1];
}
