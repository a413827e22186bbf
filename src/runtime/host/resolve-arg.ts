/** The value of an argument, with parameters and outputs put in. */
import type { Json, JsonObject } from "../../contract/json.ts";
import { argShape, parseReference, type Arg } from "../../contract/values.ts";

/** @param outputs of every task that the argument refers to; what they do not have resolves to `null` */
export function resolveArg(arg: Arg, params: JsonObject, outputs: ReadonlyMap<string, Json>): Json {
  const shape = argShape(arg);
  const resolve = (part: Arg) => resolveArg(part, params, outputs);
  switch (shape.is) {
    case "param":
      return params[shape.name] ?? null;
    case "ref": {
      const reference = parseReference(shape.text);
      const output = outputs.get(reference?.task ?? "");
      return (reference?.steps ?? []).reduce(fieldOf, output ?? null);
    }
    case "time":
      return shape.text; // the manifest of a run has none: they are put in when it is opened
    case "literal":
      return shape.value;
    case "text":
      return shape.parts.map((part) => textOf(resolve(part))).join("");
    case "list":
      return shape.items.map(resolve);
    case "record":
      return Object.fromEntries(shape.entries.map(([key, value]) => [key, resolve(value)]));
  }
}

function textOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function fieldOf(value: Json, step: string | number): Json {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return null;
  return (value as JsonObject)[step] ?? null;
}
