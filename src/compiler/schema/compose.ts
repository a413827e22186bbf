/**
 * JSON Schemas made of others. Each is a document of its own: names that its parts define (`$defs`) are found at its top,
 * as references within it say.
 */
import { canonicalJson, type Json } from "../../contract/json.ts";
import type { Param } from "../../contract/plan.ts";
import type { Schema } from "./json-schema.ts";

export const words: Schema = { type: "string" };
export const truth: Schema = { type: "boolean" };
export const wholeNumber: Schema = { type: "integer" };
export const nothing: Schema = { type: "null" };

export function constant(value: Json): Schema {
  return { const: value };
}

export function choice(values: readonly Json[]): Schema {
  return { enum: [...values] };
}

export function optionalOf(schema: Schema): Schema {
  return either([schema, nothing]);
}

/** An object with exactly these fields. */
export function record(fields: Readonly<Record<string, Schema>>): Schema {
  const { parts, definitions } = gather(Object.values(fields));
  const names = Object.keys(fields);
  return {
    type: "object",
    properties: Object.fromEntries(names.map((name, index) => [name, parts[index] ?? {}])),
    required: names,
    additionalProperties: false,
    ...definitions,
  };
}

export function list(item: Schema): Schema {
  const { parts, definitions } = gather([item]);
  return { type: "array", items: parts[0] ?? {}, ...definitions };
}

/** One of several; of one alone it is that. */
export function either(schemas: readonly Schema[]): Schema {
  const [only] = schemas;
  if (only === undefined) return {};
  if (schemas.length === 1) return only;
  const { parts, definitions } = gather(schemas);
  return { anyOf: parts, ...definitions };
}

/** A part of a document as a document. */
export function excerpt(part: Schema, document: Schema): Schema {
  if (part === document || part["$ref"] === "#") return document;
  const { $defs } = document;
  return $defs === undefined ? part : { ...part, $defs };
}

/** What data in a plan looks like; of a list, what its items have in common or differ in. */
export function schemaOf(value: Json): Schema {
  if (value === null) return nothing;
  if (Array.isArray(value)) return list(eitherOnce(value.map(schemaOf)));
  if (typeof value !== "object") return { type: typeof value };
  return record(
    Object.fromEntries(Object.entries(value).map(([key, field]) => [key, schemaOf(field)])),
  );
}

function eitherOnce(schemas: readonly Schema[]): Schema {
  return either([...new Map(schemas.map((schema) => [canonicalJson(schema), schema])).values()]);
}

/** What a parameter holds. */
export function typeOfParam({ type, values }: Param): Schema {
  switch (type) {
    case "number":
    case "integer":
    case "boolean":
      return { type };
    case "enum":
      return choice(values ?? []);
    case "list":
      return list(values === undefined ? words : choice(values));
    case "string":
    case "date":
    case "file":
    case "column":
      return words;
  }
}

/** The schemas without the names that they define, and all of these: one that stands for two things gets a second name. */
function gather(schemas: readonly Schema[]): {
  readonly parts: Schema[];
  readonly definitions: { readonly $defs?: Record<string, Json> };
} {
  const names = new Map<string, Json>();
  const parts = schemas.map((schema) => {
    const { $defs, $schema: _, ...root } = schema;
    const renamed = new Map<string, string>();
    const define = (name: string, definition: Json): void => {
      const free = freeName(name, definition, names);
      names.set(free, definition);
      renamed.set(pointer(name), pointer(free));
    };
    for (const [name, definition] of Object.entries(($defs ?? {}) as Schema)) {
      define(name, definition);
    }
    if (refersToItself(root)) {
      define("Whole", root);
      renamed.set("#", renamed.get(pointer("Whole")) ?? "#");
    }
    const changed = new Map([...renamed].filter(([from, to]) => from !== to));
    if (changed.size === 0) return root;
    for (const to of renamed.values()) {
      const name = to.slice(POINTER.length);
      names.set(name, rewrite(names.get(name) ?? {}, changed));
    }
    return rewrite(root, changed) as Schema;
  });
  return { parts, definitions: names.size === 0 ? {} : { $defs: Object.fromEntries(names) } };
}

const POINTER = "#/$defs/";

function pointer(name: string): string {
  return POINTER + name;
}

function freeName(name: string, definition: Json, taken: ReadonlyMap<string, Json>): string {
  const isFree = (candidate: string): boolean => {
    const other = taken.get(candidate);
    return other === undefined || canonicalJson(other) === canonicalJson(definition);
  };
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}${number}`;
    if (isFree(candidate)) return candidate;
  }
}

function refersToItself(schema: Json): boolean {
  if (typeof schema !== "object" || schema === null) return false;
  return Object.entries(schema).some(
    ([key, value]) => (key === "$ref" && value === "#") || refersToItself(value),
  );
}

function rewrite(schema: Json, names: ReadonlyMap<string, string>): Json {
  if (typeof schema !== "object" || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map((item: Json) => rewrite(item, names));
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === "$ref" && typeof value === "string"
        ? (names.get(value) ?? value)
        : rewrite(value, names),
    ]),
  );
}
