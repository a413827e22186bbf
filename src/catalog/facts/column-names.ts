/** Where the arguments of a task name columns: wherever the tool's schema has the format `column`. */
import { isSchema, resolved, type Schema } from "./schemas.ts";

export interface NamedColumn {
  readonly at: readonly (string | number)[];
  readonly name: string;
  /** The argument whose table has the column (`of` in the schema); without it, any table of the task. */
  readonly of?: string;
  /** The type that it must have (`columnType` in the schema). */
  readonly type?: string;
}

/** @param value as much of an argument as is known */
export function columnsNamed(
  value: unknown,
  schema: Schema,
  document: Schema,
  at: NamedColumn["at"],
): NamedColumn[] {
  const own = resolved(schema, document);
  const choices = branches(own).filter((branch) => mayHold(value, branch, document));
  if (choices.length > 0) {
    // A text that some branch takes for something else is not surely a column.
    const found = choices.map((branch) => columnsNamed(value, branch, document, at));
    return found.some((columns) => columns.length === 0) ? [] : (found[0] ?? []);
  }
  if (typeof value === "string") return own["format"] === "column" ? [named(value, own, at)] : [];
  if (Array.isArray(value)) {
    const { items } = own;
    if (!isSchema(items)) return [];
    return value.flatMap((item, i) => columnsNamed(item, items, document, [...at, i]));
  }
  if (!isSchema(value)) return [];
  const { properties, additionalProperties } = own;
  return Object.entries(value).flatMap(([key, field]) => {
    const known = isSchema(properties) && Object.hasOwn(properties, key);
    const inner = known ? properties[key] : additionalProperties;
    return isSchema(inner) ? columnsNamed(field, inner, document, [...at, key]) : [];
  });
}

function named(name: string, { of, columnType }: Schema, at: NamedColumn["at"]): NamedColumn {
  return {
    at,
    name,
    ...(typeof of === "string" && { of }),
    ...(typeof columnType === "string" && { type: columnType }),
  };
}

function branches({ anyOf, oneOf }: Schema): Schema[] {
  const all: unknown[] = [anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  return all.filter(isSchema);
}

/** Whether a value can be of a branch, by its kind and by the fields that tell branches apart. */
function mayHold(value: unknown, branch: Schema, document: Schema): boolean {
  const {
    type,
    const: only,
    enum: values,
    properties,
    required,
    items,
  } = resolved(branch, document);
  if (only !== undefined) return value === only;
  if (Array.isArray(values)) return values.includes(value);
  if (typeof value === "string") return type === undefined || type === "string";
  if (Array.isArray(value)) return isSchema(items);
  if (!isSchema(value)) return false;
  if (!isSchema(properties)) return type === undefined || type === "object";
  const fields = Object.keys(value);
  const needed = Array.isArray(required) ? (required as string[]) : [];
  if (!needed.every((key) => fields.includes(key))) return false;
  if (!fields.every((key) => Object.hasOwn(properties, key))) return false;
  return Object.entries(properties).every(([key, field]) => {
    const { const: wanted } = isSchema(field) ? resolved(field, document) : {};
    return wanted === undefined || (Object.hasOwn(value, key) && value[key] === wanted);
  });
}
