/** The arguments of a task as far as its identity needs them: from the manifest, and never from its script. */
import { canonicalJson, sha256, type Json, type JsonObject } from "../../../contract/json.ts";
import {
  argShape,
  mentionsIn,
  parseReference,
  type Arg,
  type Args,
} from "../../../contract/values.ts";
import type { FileRef } from "../../../catalog/context.ts";
import { fileRefsIn } from "../../file-refs.ts";
import type { Delivery } from "../../protocol/delivery.ts";

export interface KnownArgs {
  /** `undefined` for what is missing, or stands on the bus. */
  readonly values: Readonly<Record<string, Json | undefined>>;
  /** Equal for equal arguments. What stands in a file of the bus counts by the hash of the file, and the place in it. */
  readonly identity: JsonObject;
  /** sha256 of the arguments in canonical JSON, as the script has them; absent where a part stands on the bus. */
  readonly sha256?: string;
  /** Files of the bus: those that hold an output, and those that are named. Each once. */
  readonly files: readonly FileRef[];
}

/** @param outputs of every task that the arguments refer to */
export function knownArgs(
  args: Args,
  params: JsonObject,
  outputs: ReadonlyMap<string, Delivery>,
): KnownArgs {
  const onBus: Json[] = [];
  const missing: Json[] = [];
  const files = new Map<string, FileRef>();
  for (const { at, shape } of mentionsIn(args)) {
    const reference = shape.is === "ref" ? parseReference(shape.text) : undefined;
    if (reference === undefined) continue;
    const output = outputs.get(reference.task);
    if (output !== undefined && "file" in output) {
      onBus.push([[...at], output.file.sha256, [...reference.steps]]);
      files.set(output.file.file, output.file);
    } else if (valueAt(output, reference.steps) === undefined) {
      // `undefined` is no JSON: to a tool it can be another thing than `null`.
      missing.push([...at]);
    }
  }
  const values = Object.fromEntries(
    Object.entries(args).map(([name, arg]) => [name, valueOf(arg, params, outputs)]),
  );
  for (const value of Object.values(values)) {
    for (const file of value === undefined ? [] : fileRefsIn(value)) files.set(file.file, file);
  }
  return {
    values,
    files: [...files.values()],
    identity: { args: canonicalJson(values), onBus, missing },
    ...(onBus.length === 0 && { sha256: sha256(canonicalJson(values)) }),
  };
}

/** As the expression of the script gives it, which printing wrote from the same argument. */
function valueOf(
  arg: Arg,
  params: JsonObject,
  outputs: ReadonlyMap<string, Delivery>,
): Json | undefined {
  const shape = argShape(arg);
  const inner = (part: Arg) => valueOf(part, params, outputs);
  switch (shape.is) {
    case "param":
      return params[shape.name];
    case "ref": {
      const reference = parseReference(shape.text);
      return valueAt(outputs.get(reference?.task ?? ""), reference?.steps ?? []);
    }
    case "time":
      return shape.text; // the manifest of a run has none: they are put in when it is opened
    case "literal":
      return shape.value;
    case "text":
      return shape.parts.map((part) => textOf(inner(part))).join("");
    case "list":
      return shape.items.map((item) => inner(item) ?? null);
    case "record":
      return Object.fromEntries(
        shape.entries.map(([key, value]) => [key, inner(value)]),
      ) as JsonObject;
  }
}

/** Plans put nothing but scalars into texts (ORC2018). */
function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "undefined");
}

function valueAt(
  output: Delivery | undefined,
  steps: readonly (string | number)[],
): Json | undefined {
  if (output === undefined || !("inline" in output)) return undefined;
  return steps.reduce<Json | undefined>((value, step) => {
    if (typeof value !== "object" || value === null) return undefined;
    return Object.hasOwn(value, step) ? (value as JsonObject)[step] : undefined;
  }, output.inline);
}

/** Tasks that arguments refer to. */
export function tasksIn(args: Args): string[] {
  const tasks = mentionsIn(args).flatMap(({ shape }) =>
    shape.is === "ref" ? (parseReference(shape.text)?.task ?? []) : [],
  );
  return [...new Set(tasks)];
}
