/** The same document as one side of a call sees it. */
import { isJsonObject, type Json, type JsonObject } from "../../contract/json.ts";
import { listOf } from "./resolve.ts";

/**
 * Without the properties that only the other side gives: `readOnly` ones are not sent, `writeOnly` ones not answered,
 * and OpenAPI says that `required` does not ask for them then.
 */
export function withoutOthers<Value extends Json>(
  value: Value,
  mark: "readOnly" | "writeOnly",
): Value {
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item) => withoutOthers(item, mark)) as unknown as Value;
  if (!isJsonObject(value)) return value;
  const copy = Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, withoutOthers(part, mark)]),
  );
  const { properties } = value;
  if (!isJsonObject(properties)) return copy as Value;
  const gone = new Set(Object.keys(properties).filter((name) => isMarked(properties[name], mark)));
  if (gone.size === 0) return copy as Value;
  const left = Object.entries(copy["properties"] as JsonObject).filter(([name]) => !gone.has(name));
  const required = listOf(value["required"]).filter(
    (name) => typeof name !== "string" || !gone.has(name),
  );
  return { ...copy, properties: Object.fromEntries(left), required } as unknown as Value;
}

function isMarked(property: Json | undefined, mark: string): boolean {
  return isJsonObject(property) && property[mark] === true;
}
