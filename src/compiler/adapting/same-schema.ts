/** Whether two JSON Schemas allow the same values, as far as equal text without annotations proves it. */
import { canonicalJson, type Json, type JsonObject } from "../../contract/json.ts";

/** What constrains nothing. All else that a schema says has to be equal. */
const ANNOTATIONS: ReadonlySet<string> = new Set([
  "$schema",
  "$id",
  "$comment",
  "title",
  "description",
  "examples",
  "default",
  "deprecated",
  "synonyms",
]);

/** Keywords whose value has schemas by names of one's own choice. */
const BY_NAME: ReadonlySet<string> = new Set(["properties", "patternProperties", "$defs"]);

export function isSameSchema(a: JsonObject, b: JsonObject): boolean {
  return canonicalJson(bare(a)) === canonicalJson(bare(b));
}

function bare(schema: Json): Json {
  if (Array.isArray(schema)) return (schema as readonly Json[]).map(bare);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => !ANNOTATIONS.has(key))
      .map(([key, value]): [string, Json] => {
        if (key === "required" && Array.isArray(value)) return [key, value.map(String).toSorted()];
        if (key === "enum" || key === "const") return [key, value];
        if (!BY_NAME.has(key)) return [key, bare(value)];
        const named = Object.entries(value as JsonObject).map(([name, one]) => [name, bare(one)]);
        return [key, Object.fromEntries(named) as JsonObject];
      }),
  );
}
