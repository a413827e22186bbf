/** The few questions that the compiler asks of a tool's JSON Schemas. */
import type { JsonObject } from "../contract/json.ts";

export type Schema = JsonObject;

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Follows `#/$defs/Name` within its document. */
export function dereference(schema: Schema, document: Schema): Schema {
  const { $ref } = schema;
  if (typeof $ref !== "string" || !$ref.startsWith("#/")) return schema;
  const target = $ref
    .slice(2)
    .split("/")
    .reduce<unknown>((at, key) => (isSchema(at) ? at[key] : undefined), document);
  return isSchema(target) ? target : schema;
}

/** The fields of an object schema, by name. */
export function propertiesOf(schema: Schema | undefined): Readonly<Record<string, Schema>> {
  const properties = schema?.properties;
  return isSchema(properties) ? (properties as Readonly<Record<string, Schema>>) : {};
}

export function requiredOf(schema: Schema | undefined): readonly string[] {
  const required = schema?.required;
  return Array.isArray(required) ? (required as string[]) : [];
}

/** What a step into a value leads to. */
export type Step =
  | { readonly found: Schema }
  | { readonly missing: string; readonly known: readonly string[] }
  /** The schema does not say, so anything may be there. */
  | { readonly open: true };

/** One step, by field or position, into what a schema describes. */
export function stepInto(schema: Schema, step: string | number, document: Schema): Step {
  const at = dereference(schema, document);
  if (typeof step === "number") return isSchema(at.items) ? { found: at.items } : { open: true };
  const properties = propertiesOf(at);
  const next = Object.hasOwn(properties, step) ? properties[step] : undefined;
  if (next !== undefined) return { found: next };
  if (at.type !== "object" || at.additionalProperties !== false) {
    return isSchema(at.additionalProperties) ? { found: at.additionalProperties } : { open: true };
  }
  return { missing: step, known: Object.keys(properties) };
}
