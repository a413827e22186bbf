/**
 * Schemas that say of each part of a value where it comes from: types that carry labels. Whatever composes schemas of
 * others, as the kinds of tasks do, composes the labels with them.
 */
import type { Json } from "../../contract/json.ts";
import { dereference, propertiesOf, type Schema } from "../schema/json-schema.ts";
import { carriesText } from "./carries-text.ts";

/** Numbers that stand for what made the value; of what is below, too. */
const ORIGINS = "x-orchc-origins";
/** What stands above says nothing of it. */
const CHECKED = "x-orchc-checked";

/** The schema with these origins of all of it. */
export function fromOrigins(schema: Schema, origins: Iterable<number>): Schema {
  const all = [...new Set([...originsAt(schema), ...origins])];
  return all.length === 0 ? schema : { ...schema, [ORIGINS]: all };
}

/** The schema with these origins of some of its fields. */
export function fieldsFrom(
  document: Schema,
  fields: readonly string[],
  origins: readonly number[],
): Schema {
  return mapFields(document, fields, (field) => fromOrigins(field, origins));
}

/** The schema in which some fields have only the origins that they are given after this. */
export function fieldsChecked(document: Schema, fields: readonly string[]): Schema {
  return mapFields(document, fields, (field) => ({ ...field, [CHECKED]: true }));
}

function mapFields(
  document: Schema,
  fields: readonly string[],
  map: (field: Schema) => Schema,
): Schema {
  const root = dereference(document, document);
  const properties: Record<string, Json> = { ...propertiesOf(root) };
  for (const name of fields) properties[name] = map((properties[name] ?? {}) as Schema);
  const { $defs } = document;
  return { ...root, ...($defs !== undefined && { $defs }), properties };
}

/** Of the schema itself, without what stands above and below it. */
export function originsAt({ [ORIGINS]: origins }: Schema): readonly number[] {
  return (origins as readonly number[] | undefined) ?? [];
}

export function isChecked({ [CHECKED]: checked }: Schema): boolean {
  return checked === true;
}

/** Of all text in a value that a schema describes. */
export function originsWithin(schema: Schema, document: Schema): ReadonlySet<number> {
  const found = new Set<number>();
  const seen = new Set<unknown>();
  const look = (part: unknown): void => {
    if (typeof part !== "object" || part === null || seen.has(part)) return;
    seen.add(part);
    if (Array.isArray(part)) part.forEach(look);
    else {
      const at = part as Schema;
      const origins = originsAt(at);
      if (origins.length > 0 && carriesText(at, document)) origins.forEach((one) => found.add(one));
      for (const [key, value] of Object.entries(at)) if (key !== "$defs") look(value);
      look(dereference(at, document));
    }
  };
  look(schema);
  return found;
}
