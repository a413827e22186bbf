/** Whether no value of one schema can be one of another. Only what is sure counts: a build proves the rest by types. */
import { isJsonObject } from "../../contract/json.ts";
import { branchesOf, dereference, propertiesOf, requiredOf, type Schema } from "./json-schema.ts";

/** Schemas may hold themselves. */
const DEEPEST = 6;

/** Both are documents: references lead into themselves. */
export function contradicts(source: Schema, target: Schema): boolean {
  return apart(source, source, target, target, 0);
}

function apart(
  given: Schema,
  sources: Schema,
  wanted: Schema,
  targets: Schema,
  depth: number,
): boolean {
  if (depth > DEEPEST) return false;
  const [from, to] = [dereference(given, sources), dereference(wanted, targets)];
  const [options, choices] = [branchesOf(from), branchesOf(to)];
  if (options.length > 0)
    return options.every((option) => apart(option, sources, to, targets, depth + 1));
  if (choices.length > 0)
    return choices.every((choice) => apart(from, sources, choice, targets, depth + 1));
  const [types, allowed] = [typesOf(from), typesOf(to)];
  if (types.length === 0 || allowed.length === 0) return false;
  const shared = types.filter((type) => allowed.some((other) => isSame(type, other)));
  if (shared.length === 0) return true;
  if (shared.length > 1) return false;
  if (shared[0] === "array") return itemsApart(from, sources, to, targets, depth);
  return shared[0] === "object" && fieldsApart(from, sources, to, targets, depth);
}

function itemsApart(
  from: Schema,
  sources: Schema,
  to: Schema,
  targets: Schema,
  depth: number,
): boolean {
  const [own, items] = [from.items, to.items];
  // An empty list is one of any items; who passes one on means what stands in it.
  return isJsonObject(own) && isJsonObject(items) && apart(own, sources, items, targets, depth + 1);
}

function fieldsApart(
  from: Schema,
  sources: Schema,
  to: Schema,
  targets: Schema,
  depth: number,
): boolean {
  const [own, fields] = [propertiesOf(from), propertiesOf(to)];
  const isOpen = Object.keys(own).length === 0 || isJsonObject(from["additionalProperties"]);
  return requiredOf(to).some((name) => {
    const [given, wanted] = [own[name], fields[name]];
    if (given === undefined) return !isOpen;
    return wanted !== undefined && apart(given, sources, wanted, targets, depth + 1);
  });
}

function typesOf({ type, enum: choices }: Schema): readonly string[] {
  if (typeof type === "string") return [type];
  if (Array.isArray(type)) return type as string[];
  return Array.isArray(choices) && choices.every((one) => typeof one === "string")
    ? ["string"]
    : [];
}

function isSame(one: string, other: string): boolean {
  const number = new Set(["integer", "number"]);
  return one === other || (number.has(one) && number.has(other));
}
