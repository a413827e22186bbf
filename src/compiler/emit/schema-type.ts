/** JSON Schema as a type of TypeScript: what a task gives whose output the plan itself describes. */
import type { Json } from "../../contract/json.ts";
import {
  branchesOf,
  dereference,
  propertiesOf,
  requiredOf,
  type Schema,
} from "../schema/json-schema.ts";
import { printKey } from "./print-value.ts";

/** A schema that holds itself is `unknown` from there on. */
const MOST_LEVELS = 12;

/** @param indent spaces before the line on which it begins */
export function schemaType(schema: Schema, indent: number): string {
  return typeOf(schema, schema, indent, 0);
}

function typeOf(part: Schema, document: Schema, indent: number, level: number): string {
  if (level > MOST_LEVELS) return "unknown";
  const schema = dereference(part, document);
  const { const: constant, enum: choices, type } = schema;
  const branches = branchesOf(schema);
  if (constant !== undefined) return literalType(constant);
  if (Array.isArray(choices)) return union(choices.map((choice) => literalType(choice as Json)));
  if (branches.length > 0)
    return union(branches.map((branch) => typeOf(branch, document, indent, level + 1)));
  if (Array.isArray(type))
    return union(
      type.map((one) => typeOf({ ...schema, type: one as Json }, document, indent, level + 1)),
    );
  switch (type) {
    case "string":
    case "boolean":
    case "null":
      return type;
    case "number":
    case "integer":
      return "number";
    case "array":
      return listType(schema, document, indent, level);
    case "object":
      return objectType(schema, document, indent, level);
    default:
      return "unknown";
  }
}

function listType({ items }: Schema, document: Schema, indent: number, level: number): string {
  if (typeof items !== "object" || items === null || Array.isArray(items)) return "unknown[]";
  const item = typeOf(items as Schema, document, indent, level + 1);
  return item.includes(" | ") && !item.startsWith("{") ? `(${item})[]` : `${item}[]`;
}

function objectType(schema: Schema, document: Schema, indent: number, level: number): string {
  const fields = Object.entries(propertiesOf(schema));
  if (fields.length === 0) return "Record<string, unknown>";
  const required = new Set(requiredOf(schema));
  const inner = " ".repeat(indent + 2);
  const lines = fields.map(([name, field]) => {
    const mark = required.has(name) ? "" : "?";
    return `${inner}${printKey(name)}${mark}: ${typeOf(field, document, indent + 2, level + 1)};\n`;
  });
  return `{\n${lines.join("")}${" ".repeat(indent)}}`;
}

function literalType(value: Json): string {
  return value !== null && typeof value === "object" ? "unknown" : JSON.stringify(value);
}

function union(types: readonly string[]): string {
  const all = [...new Set(types)];
  return all.length === 0 ? "never" : all.join(" | ");
}
