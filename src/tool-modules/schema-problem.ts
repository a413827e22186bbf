/** Whether a schema of a server can be used: it is data of somebody else, and is compiled, printed and shown. */
import { isTooDeep, type Json, type JsonObject } from "../contract/json.ts";

/** Characters of a schema as JSON: those of large tools have 20,000. */
const LONGEST_SCHEMA = 262_144;

/** Levels in a schema: what goes through it calls itself for each. */
const DEEPEST_SCHEMA = 64;

/** What keeps it from being used; nothing when all is well. */
export function schemaProblem(schema: Json): string | undefined {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) {
    return "is no object";
  }
  if (isTooDeep(schema)) return `is nested more than ${DEEPEST_SCHEMA} levels deep`;
  const length = JSON.stringify(schema).length;
  if (length > LONGEST_SCHEMA)
    return `has ${length} characters, and ${LONGEST_SCHEMA} at most can be used`;
  return problemWithin(schema, schema as JsonObject, 0);
}

function problemWithin(value: Json, root: JsonObject, depth: number): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (depth > DEEPEST_SCHEMA) return `is nested more than ${DEEPEST_SCHEMA} levels deep`;
  if (Array.isArray(value))
    return firstOf(value as readonly Json[], (item) => problemWithin(item, root, depth + 1));
  const record = value as JsonObject;
  for (const key of ["$ref", "$dynamicRef"]) {
    const ref = record[key];
    if (typeof ref !== "string") continue;
    if (!ref.startsWith("#"))
      return `refers to ${JSON.stringify(ref.slice(0, 200))}, and nothing is fetched for a schema`;
    if (resolvePointer(ref, root) === undefined)
      return `refers to ${JSON.stringify(ref.slice(0, 200))}, which it does not have`;
    if (isCircle(ref, root))
      return `refers to itself without end at ${JSON.stringify(ref.slice(0, 200))}`;
  }
  return firstOf(Object.values(record), (item) => problemWithin(item, root, depth + 1));
}

/** `#`, or `#/$defs/name` as RFC 6901 writes it. */
export function resolvePointer(ref: string, root: JsonObject): JsonObject | undefined {
  let at: Json | undefined = root;
  const steps = decoded(ref.slice(1)).split("/").slice(1);
  for (const step of steps) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as JsonObject)[key];
  }
  return typeof at === "object" && at !== null && !Array.isArray(at) && /^#(?:$|\/)/.test(ref)
    ? (at as JsonObject)
    : undefined;
}

/** A chain of nothing but references that comes back to its beginning; one that goes through a property is a tree. */
function isCircle(ref: string, root: JsonObject): boolean {
  const seen = new Set<string>();
  for (let next: Json | undefined = ref; typeof next === "string";) {
    if (seen.has(next)) return true;
    seen.add(next);
    next = resolvePointer(next, root)?.["$ref"];
  }
  return false;
}

function firstOf<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
