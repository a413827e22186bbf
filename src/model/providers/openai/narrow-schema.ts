/** A schema without the keywords that an endpoint refuses. What is dropped here is checked by whoever reads the reply. */
import type { Json, JsonObject } from "../../../contract/json.ts";
import type { Dialect } from "./dialect.ts";

const BOUNDS = [
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "uniqueItems",
  "minProperties",
  "maxProperties",
  "pattern",
];
const REMARKS = ["format", "default", "title", "examples", "$schema", "$id"];

const dropped: Readonly<Record<Dialect["keywords"], ReadonlySet<string>>> = {
  all: new Set(),
  unbounded: new Set(BOUNDS),
  structure: new Set([...BOUNDS, ...REMARKS]),
};

/** Keywords whose values are schemas by names that somebody chose: `properties.maxLength` is no keyword. */
const BY_NAME = new Set(["properties", "$defs", "definitions", "patternProperties"]);
/** Keywords whose values are data. */
const DATA = new Set(["enum", "const", "required", "default", "examples"]);

export function narrowSchema(schema: JsonObject, keywords: Dialect["keywords"]): JsonObject {
  return keywords === "all" ? schema : narrowed(schema, dropped[keywords]);
}

function narrowed(schema: JsonObject, without: ReadonlySet<string>): JsonObject {
  const kept = Object.entries(schema).filter(([key]) => !without.has(key));
  return Object.fromEntries(
    kept.map(([key, value]) => {
      if (DATA.has(key)) return [key, value];
      if (!BY_NAME.has(key) || !isObject(value)) return [key, within(value, without)];
      const named = Object.entries(value).map(([name, inner]) => [name, within(inner, without)]);
      return [key, Object.fromEntries(named)];
    }),
  );
}

function within(value: Json, without: ReadonlySet<string>): Json {
  if (Array.isArray(value)) return value.map((item: Json) => within(item, without));
  return isObject(value) ? narrowed(value, without) : value;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
