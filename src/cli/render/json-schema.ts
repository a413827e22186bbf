/** A JSON Schema in a few words: what a value may be. */
import { isJsonObject, type Json, type JsonObject } from "../../contract/json.ts";

export interface SchemaField {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  /** `required`, or the default as JSON; empty when it may be left out. */
  readonly presence: string;
}

/** The fields of an object schema, in the order in which they were written. */
export function fieldsOf(schema: JsonObject): SchemaField[] {
  const properties = isJsonObject(schema["properties"]) ? schema["properties"] : {};
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  return Object.entries(properties).flatMap(([name, field]) => {
    if (!isJsonObject(field)) return [];
    const { description, default: fallback } = field;
    return [
      {
        name,
        type: typeOf(field),
        description: typeof description === "string" ? description : "",
        presence:
          fallback !== undefined
            ? `default ${JSON.stringify(fallback)}`
            : required.includes(name)
              ? "required"
              : "",
      },
    ];
  });
}

/** `text`, `Table`, `a or b`, `list of whole numbers`. */
export function typeOf(schema: Json): string {
  if (!isJsonObject(schema)) return "anything";
  const { $ref, enum: choices, const: only, anyOf, oneOf, type, items, format } = schema;
  if (typeof $ref === "string") return $ref.split("/").at(-1) ?? "anything";
  if (Array.isArray(choices)) return choices.map(shown).join(" | ");
  if (only !== undefined) return shown(only);
  const branches = anyOf ?? oneOf;
  if (Array.isArray(branches)) return [...new Set(branches.map(typeOf))].join(" | ");
  if (Array.isArray(type)) return type.map((one) => typeOf({ type: one })).join(" | ");
  if (type === "array") return `list of ${typeOf(items ?? {})}`;
  if (type === "string") return typeof format === "string" ? format : "text";
  if (type === "integer") return "whole number";
  return typeof type === "string" ? type : "anything";
}

function shown(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
