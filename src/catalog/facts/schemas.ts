/** The few questions that facts ask of a tool's JSON Schemas. */
import type { JsonObject } from "../../contract/json.ts";

export type Schema = JsonObject;

export function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function fieldsOf(schema: Schema | undefined): Readonly<Record<string, Schema>> {
  return isSchema(schema?.properties) ? (schema.properties as Record<string, Schema>) : {};
}

/** The schema behind a reference to a definition of its document (`#/$defs/Table`), or the schema itself. */
export function resolved(schema: Schema, document: Schema): Schema {
  const { $ref } = schema;
  if ($ref === "#") return document;
  const name = typeof $ref === "string" ? /^#\/\$defs\/(.+)$/.exec($ref)?.[1] : undefined;
  const definitions = document["$defs"];
  const target = name !== undefined && isSchema(definitions) ? definitions[name] : undefined;
  return isSchema(target) ? target : schema;
}
