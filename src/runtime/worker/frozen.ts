import type { Json } from "../../contract/json.ts";

/** Makes a value one that cannot be changed: two tasks that read one output cannot disturb each other. */
export function frozen(value: Json): Json {
  if (typeof value !== "object" || value === null) return value;
  for (const item of Object.values(value)) frozen(item);
  return Object.freeze(value);
}
