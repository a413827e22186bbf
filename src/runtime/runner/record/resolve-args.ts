import type { Json } from "../../../contract/json.ts";
import { mapMentions, parseReference, type Arg } from "../../../contract/values.ts";
import type { RunRecord, TaskRecord } from "./read-run.ts";
import { isList, isObject } from "./shapes.ts";

/**
 * The arguments of a task with parameters and earlier outputs put in. What is not there,
 * or stands on the bus as a file that was not read, becomes `null`.
 */
export function resolveArgs(
  { task }: TaskRecord,
  record: RunRecord,
): Readonly<Record<string, Json>> {
  const { run, manifest, tasks } = record;
  const value = (shape: { is: "ref"; text: string } | { is: "param"; name: string }): Arg => {
    if (shape.is === "param") {
      return run.params[shape.name] ?? manifest.params[shape.name]?.default ?? null;
    }
    const reference = parseReference(shape.text);
    const source = tasks.find(({ task: { id } }) => id === reference?.task)?.output;
    if (reference === undefined || source?.whole !== true) return null;
    return at(source.data, reference.steps) ?? null;
  };
  return Object.fromEntries(
    Object.entries(task.args).map(([name, arg]) => [name, mapMentions(arg, value)]),
  );
}

function at(value: Json, steps: readonly (string | number)[]): Json | undefined {
  let found: Json | undefined = value;
  for (const step of steps) {
    if (found === undefined || found === null) return undefined;
    if (typeof step === "number") found = isList(found) ? found[step] : undefined;
    else found = isObject(found) && Object.hasOwn(found, step) ? found[step] : undefined;
  }
  return found;
}
