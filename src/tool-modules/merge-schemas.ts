/** What several schemas say together (`allOf`), as far as one schema of the usual subset can say it. */
import type { Json, JsonObject } from "../contract/json.ts";

/** Fields of all of them; of what two say differently, nothing: the merged schema accepts the same or more. */
export function mergeAll(schemas: readonly JsonObject[]): JsonObject {
  return schemas.reduce(merge);
}

function merge(one: JsonObject, other: JsonObject): JsonObject {
  const whole: Record<string, Json> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const mine = whole[key];
    if (mine === undefined) whole[key] = value;
    else if (key === "properties")
      whole[key] = { ...(value as JsonObject), ...(mine as JsonObject) };
    else if (key === "required") whole[key] = [...new Set([...listOf(mine), ...listOf(value)])];
    else if (JSON.stringify(mine) !== JSON.stringify(value) && key !== "description")
      delete whole[key];
  }
  return whole;
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
