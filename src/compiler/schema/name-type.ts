/** What a JSON Schema describes, as a reader of TypeScript would write it: `Table`, `{ at: string; usd: number }[]`. */
import { propertiesOf, type Schema } from "./json-schema.ts";

/** A longer group of fields is told by their names. */
const LONGEST = 60;
/** And more of these than help. */
const MOST_FIELDS = 4;

/** `undefined` when the schema does not say. A shape with a name goes by it. */
export function nameType(schema: Schema): string | undefined {
  const { $ref, anyOf, oneOf, enum: choices, type } = schema;
  if (typeof $ref === "string") return /^#\/\$defs\/(\w+)$/.exec($ref)?.[1];
  const branches = [anyOf, oneOf].find((list) => Array.isArray(list)) as Schema[] | undefined;
  if (branches !== undefined) return either(branches.map(nameType));
  if (Array.isArray(choices)) return either(choices.map((choice) => JSON.stringify(choice)));
  if (Array.isArray(type)) return either(type.map(nameScalar));
  if (type === "array") return nameList(schema);
  return type === "object" ? nameGroup(schema) : nameScalar(type);
}

function nameScalar(type: unknown): string | undefined {
  const names = {
    string: "string",
    number: "number",
    integer: "number",
    boolean: "boolean",
    null: "null",
  };
  return typeof type === "string" && Object.hasOwn(names, type)
    ? names[type as keyof typeof names]
    : undefined;
}

function nameList({ items }: Schema): string {
  const item = typeof items === "object" ? nameType(items as Schema) : undefined;
  if (item === undefined) return "unknown[]";
  return item.includes(" | ") ? `(${item})[]` : `${item}[]`;
}

function nameGroup(schema: Schema): string | undefined {
  const fields = Object.entries(propertiesOf(schema));
  if (fields.length === 0) return undefined;
  const required = new Set([schema.required].flat());
  const typed = fields.map(
    ([name, field]) => `${name}${required.has(name) ? "" : "?"}: ${nameType(field) ?? "unknown"}`,
  );
  const whole = `{ ${typed.join("; ")} }`;
  if (whole.length <= LONGEST) return whole;
  const names = fields.slice(0, MOST_FIELDS).map(([name]) => name);
  return `{ ${[...names, ...(fields.length > MOST_FIELDS ? ["…"] : [])].join(", ")} }`;
}

function either(names: readonly (string | undefined)[]): string | undefined {
  if (names.length === 0 || names.includes(undefined)) return undefined;
  return [...new Set(names)].join(" | ");
}
