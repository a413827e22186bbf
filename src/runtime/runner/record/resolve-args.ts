import { isJsonObject, type Json } from "../../../contract/json.ts";
import { mapMentions, parseReference, type Arg } from "../../../contract/values.ts";
import type { RunRecord, TaskRecord } from "./read-run.ts";
import { isList } from "./shapes.ts";

/** The arguments of a task, each as `resolveArg` gives it. */
export function resolveArgs(
  { task }: TaskRecord,
  record: RunRecord,
): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(task.args).map(([name, arg]) => [name, resolveArg(arg, record)]),
  );
}

/**
 * An argument with parameters and earlier outputs put in. What is not there, or stands on the bus as a file
 * that was not read, becomes `null`.
 */
export function resolveArg(arg: Arg, { run, manifest, byId }: RunRecord): Json {
  return mapMentions(arg, (shape) => {
    if (shape.is === "param") {
      return run.params[shape.name] ?? manifest.params[shape.name]?.default ?? null;
    }
    const reference = parseReference(shape.text);
    if (reference === undefined) return null;
    const source = byId.get(reference.task)?.output;
    if (source?.whole !== true) return null;
    return at(source.data, reference.steps) ?? null;
  });
}

function at(value: Json, steps: readonly (string | number)[]): Json | undefined {
  let found: Json | undefined = value;
  for (const step of steps) {
    if (found === undefined || found === null) return undefined;
    if (typeof step === "number") found = isList(found) ? found[step] : undefined;
    else found = isJsonObject(found) && Object.hasOwn(found, step) ? found[step] : undefined;
  }
  return found;
}
