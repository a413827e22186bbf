/**
 * The shape of values as JSON Schema: types, names of members, which of them are always there, and no value. What several
 * values have in common is found by widening: the result accepts what each of them accepts.
 */
import { compareText } from "../../contract/compare-text.ts";
import { canonicalJson, type Json, type JsonObject } from "../../contract/json.ts";

/** An object with more members is a table of values by keys, and its keys are data. */
const MOST_MEMBERS = 64;

/** Levels: what lies deeper can be anything. */
const DEEPEST = 12;

export function inferSchema(value: Json, depth = 0): JsonObject {
  if (depth > DEEPEST) return {};
  if (value === null) return { type: "null" };
  if (typeof value === "number")
    return { type: Number.isSafeInteger(value) ? "integer" : "number" };
  if (typeof value !== "object") return { type: typeof value };
  if (Array.isArray(value)) {
    return {
      type: "array",
      items: widenAll((value as readonly Json[]).map((one) => inferSchema(one, depth + 1))),
    };
  }
  const members = Object.entries(value as JsonObject).map(
    ([key, one]) => [key, inferSchema(one, depth + 1)] as const,
  );
  if (members.length > MOST_MEMBERS) {
    return { type: "object", additionalProperties: widenAll(members.map(([, one]) => one)) };
  }
  return objectSchema(new Map(members), new Set(members.map(([key]) => key)));
}

/** Accepts what one of them accepts. `false`, which accepts nothing, is the shape of the items of an empty list. */
export function widen(one: Json, other: Json): JsonObject {
  const variants = [...variantsOf(one), ...variantsOf(other)];
  // What can be anything stays so.
  if (variants.some((variant) => variant["type"] === undefined)) return {};
  const byType = new Map<Json | undefined, JsonObject>();
  for (const variant of variants) {
    const type = nameOf(variant);
    const known = byType.get(type);
    byType.set(type, known === undefined ? variant : mergeSame(known, variant));
  }
  const merged = [...byType]
    .toSorted(([a], [b]) => compareText(canonicalJson(a), canonicalJson(b)))
    .map(([, variant]) => variant);
  const [only] = merged;
  return merged.length === 1 && only !== undefined ? only : { anyOf: merged };
}

function widenAll(schemas: readonly JsonObject[]): Json {
  const [first, ...rest] = schemas;
  return first === undefined ? false : rest.reduce<JsonObject>(widen, first);
}

function variantsOf(schema: Json): readonly JsonObject[] {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return [];
  const { anyOf } = schema as JsonObject;
  return Array.isArray(anyOf) ? (anyOf as readonly JsonObject[]) : [schema as JsonObject];
}

function nameOf({ type }: JsonObject): Json | undefined {
  return type === "integer" ? "number" : type;
}

function mergeSame(one: JsonObject, other: JsonObject): JsonObject {
  switch (nameOf(one)) {
    case "number":
      return one["type"] === other["type"] ? one : { type: "number" };
    case "array":
      return { type: "array", items: itemsOf(one["items"] ?? false, other["items"] ?? false) };
    case "object":
      return mergeObjects(one, other);
    default:
      return one;
  }
}

function itemsOf(one: Json, other: Json): Json {
  return one === false ? other : other === false ? one : widen(one, other);
}

function mergeObjects(one: JsonObject, other: JsonObject): JsonObject {
  const [mine, others] = [membersOf(one), membersOf(other)];
  if ("additionalProperties" in one || "additionalProperties" in other) {
    const all = [...mine.values(), ...others.values()];
    const tables = [one, other].map(({ additionalProperties = false }) => additionalProperties);
    return {
      type: "object",
      additionalProperties: [...tables, ...all].reduce<Json>(itemsOf, false),
    };
  }
  const members = new Map(mine);
  for (const [key, schema] of others) members.set(key, itemsOf(members.get(key) ?? false, schema));
  const always = new Set(requiredOf(one)).intersection(new Set(requiredOf(other)));
  return objectSchema(members, always);
}

function membersOf({ properties = {} }: JsonObject): ReadonlyMap<string, Json> {
  return new Map(Object.entries(properties as JsonObject));
}

function requiredOf({ required = [] }: JsonObject): readonly string[] {
  return required as readonly string[];
}

function objectSchema(members: ReadonlyMap<string, Json>, always: ReadonlySet<string>): JsonObject {
  return {
    type: "object",
    properties: Object.fromEntries(members),
    required: [...always].toSorted(compareText),
  };
}
