/** The few questions that the compiler asks of a tool's JSON Schemas. */
import { isJsonObject, type JsonObject } from "../../contract/json.ts";

export type Schema = JsonObject;

/** Follows `#/$defs/Name` within its document, as `#` the document itself. */
export function dereference(schema: Schema, document: Schema): Schema {
  const { $ref } = schema;
  if ($ref === "#") return document;
  if (typeof $ref !== "string" || !$ref.startsWith("#/")) return schema;
  const target = $ref
    .slice(2)
    .split("/")
    .reduce<unknown>((at, key) => (isJsonObject(at) ? at[key] : undefined), document);
  return isJsonObject(target) ? target : schema;
}

/**
 * The fields of an object schema, by name. What is no object says nothing: `true` is a schema too, and servers send worse.
 */
export function propertiesOf(schema: Schema | undefined): Readonly<Record<string, Schema>> {
  const properties = schema?.properties;
  if (!isJsonObject(properties)) return {};
  const entries = Object.entries(properties);
  if (entries.every(([, field]) => isJsonObject(field)))
    return properties as Readonly<Record<string, Schema>>;
  return Object.fromEntries(
    entries.map(([name, field]) => [name, isJsonObject(field) ? field : {}]),
  );
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
  const branches = branchesOf(at);
  if (branches.length > 0) return intoBranches(branches, step, document);
  const into = typeof at.type === "string" ? intoType[at.type] : undefined;
  return into === undefined ? { open: true } : into(at, step);
}

/** Of a schema that is one of several: these. */
export function branchesOf({ anyOf, oneOf }: Schema): readonly Schema[] {
  const branches: unknown = anyOf ?? oneOf;
  return Array.isArray(branches) ? branches.filter(isJsonObject) : [];
}

/** What one of several has is there; what none has is missing. */
function intoBranches(branches: readonly Schema[], step: string | number, document: Schema): Step {
  const steps = branches.map((branch) => stepInto(branch, step, document));
  if (steps.some((next) => "open" in next)) return { open: true };
  const found = steps.flatMap((next) => ("found" in next ? [next.found] : []));
  const [only] = found;
  if (only !== undefined) return { found: found.length === 1 ? only : { anyOf: found } };
  const known = steps.flatMap((next) => ("missing" in next ? next.known : []));
  return nothingAt(step, [...new Set(known)]);
}

/** Lists and texts have a length, as they do in the script that is made of the plan. */
const LENGTH: Schema = { type: "integer" };

const intoScalar = (_: Schema, step: string | number): Step => nothingAt(step, []);

const intoType: Readonly<Record<string, (at: Schema, step: string | number) => Step>> = {
  object: intoObject,
  array: intoList,
  string: (_, step) => (step === "length" ? { found: LENGTH } : nothingAt(step, ["length"])),
  number: intoScalar,
  integer: intoScalar,
  boolean: intoScalar,
  null: intoScalar,
};

function intoObject(at: Schema, step: string | number): Step {
  if (typeof step === "number") return nothingAt(step, Object.keys(propertiesOf(at)));
  const properties = propertiesOf(at);
  const next = Object.hasOwn(properties, step) ? properties[step] : undefined;
  if (next !== undefined) return { found: next };
  if (at.additionalProperties === false) return nothingAt(step, Object.keys(properties));
  return isJsonObject(at.additionalProperties)
    ? { found: at.additionalProperties }
    : { open: true };
}

function intoList({ items, prefixItems }: Schema, step: string | number): Step {
  if (step === "length") return { found: LENGTH };
  if (typeof step === "string") return nothingAt(step, ["[0]", "length"]);
  const fixed: unknown = Array.isArray(prefixItems) ? prefixItems[step] : undefined;
  if (isJsonObject(fixed)) return { found: fixed };
  return isJsonObject(items) ? { found: items } : { open: true };
}

function nothingAt(step: string | number, known: readonly string[]): Step {
  return { missing: typeof step === "number" ? `[${step}]` : step, known };
}

/**
 * Several steps. Ends early where a step leads nowhere, or where the schema does not say what is there.
 * What is found may be a reference within the document.
 */
export function walk(schema: Schema, steps: readonly (string | number)[]): Step {
  let at = schema;
  for (const step of steps) {
    const next = stepInto(at, step, schema);
    if (!("found" in next)) return next;
    at = next.found;
  }
  return { found: at };
}
