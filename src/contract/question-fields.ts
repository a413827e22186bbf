/** The values that an MCP server asks for: read from its schema, told to people, and read from what they type. */
import type { Json, JsonObject } from "./json.ts";
import { paramType, type ParamValue } from "./params.ts";
import type { Param } from "./plan.ts";
import { looksSecret } from "./secret-names.ts";
import { oneLine } from "./unseen.ts";

export interface QuestionField {
  readonly name: string;
  readonly type: Pick<Param, "type" | "values">;
  readonly isRequired: boolean;
  /** Of the server, in one line. */
  readonly description: string | undefined;
  readonly default: ParamValue | undefined;
  /** Whether what is typed would be a secret, which must not be recorded. */
  readonly isSecret: boolean;
}

export type QuestionValues = Readonly<Record<string, ParamValue>>;

/** Characters of a description. */
const LONGEST = 200;

/** @returns the name of the first value that nobody could type, when there is one */
export function questionFields(schema: JsonObject): readonly QuestionField[] | string {
  const { properties = {}, required = [] } = schema;
  const needed = new Set(Array.isArray(required) ? required : []);
  const fields: QuestionField[] = [];
  for (const [name, of] of Object.entries(isJsonObject(properties) ? properties : {})) {
    const field = isJsonObject(of) ? of : {};
    const type = typeOf(field);
    if (type === undefined || name !== oneLine(name)) return oneLine(name);
    const { default: byDefault } = field;
    fields.push({
      name,
      type,
      isRequired: needed.has(name),
      description: textOf(field["description"]) ?? textOf(field["title"]),
      default: paramType(type).accepts(byDefault) ? byDefault : undefined,
      isSecret: isSecret(name, field),
    });
  }
  return fields;
}

function isSecret(name: string, { format, writeOnly, title }: JsonObject): boolean {
  const isMeant = format === "password" || writeOnly === true;
  return isMeant || looksSecret(name) || (typeof title === "string" && looksSecret(title));
}

function typeOf(field: JsonObject): QuestionField["type"] | undefined {
  const { type, format, items } = field;
  const values = valuesOf(field);
  if (values !== undefined) return values.length === 0 ? undefined : { type: "enum", values };
  if (type === "array") {
    const choices = isJsonObject(items) ? valuesOf(items) : undefined;
    return choices === undefined || choices.length === 0
      ? undefined
      : { type: "list", values: choices };
  }
  if (type === "string") return { type: format === "date" ? "date" : "string" };
  return type === "number" || type === "integer" || type === "boolean" ? { type } : undefined;
}

/** Of a choice: its values, not the titles that a form would show. */
function valuesOf({ enum: plain, oneOf, anyOf }: JsonObject): string[] | undefined {
  if (Array.isArray(plain)) return plain.flatMap((value: Json) => textOf(value) ?? []);
  const titled = oneOf ?? anyOf;
  if (!Array.isArray(titled)) return undefined;
  return titled.flatMap((one: Json) => (isJsonObject(one) ? (textOf(one["const"]) ?? []) : []));
}

function textOf(value: Json | undefined): string | undefined {
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const text = oneLine(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()} …` : text;
}

/** In words: what a value has to be. */
export function fieldWords({ type, description, isRequired, default: given }: QuestionField) {
  const what = description === undefined ? "" : `: ${JSON.stringify(description)}`;
  const else_ = given === undefined ? "" : `; ${JSON.stringify(given)} if it is left out`;
  const need = isRequired || given !== undefined ? "" : "; may be left out";
  return `${paramType(type).expected}${what}${else_}${need}`;
}

/** As it stands behind `--value`: one value is typed as it is, several as a record in JSON. */
export function valueTemplate(fields: readonly QuestionField[]): string | undefined {
  if (fields.every(({ isRequired }) => !isRequired) && fields.length !== 1) {
    return fields.length === 0 ? undefined : "'{}'";
  }
  if (fields.length === 1) return "VALUE";
  const members = fields
    .filter(({ isRequired }) => isRequired)
    .map(({ name }) => `${JSON.stringify(name)}: VALUE`);
  return `'{${members.join(", ").replaceAll("'", "'\\''")}}'`;
}

export type ReadValues =
  | { readonly values: QuestionValues }
  | { readonly expected: string; readonly found: string | undefined };

/** @param given as it was typed; absent: nothing */
export function readValues(
  fields: readonly QuestionField[],
  given: string | undefined,
): ReadValues {
  const [only] = fields;
  if (only !== undefined && fields.length === 1 && given !== undefined) {
    const value = paramType(only.type).read(given);
    if (value !== undefined && !given.trimStart().startsWith("{"))
      return { values: { [only.name]: value } };
  }
  const record = given === undefined ? {} : parsed(given);
  if (!isJsonObject(record)) return { expected: allWords(fields), found: JSON.stringify(given) };
  const values: Record<string, ParamValue> = {};
  const unknown = Object.keys(record).find((key) => !fields.some(({ name }) => name === key));
  if (unknown !== undefined)
    return { expected: allWords(fields), found: `${JSON.stringify(unknown)}, which is none` };
  for (const { name, type, isRequired, default: byDefault } of fields) {
    const value = Object.hasOwn(record, name) ? record[name] : byDefault;
    if (value === undefined && !isRequired) continue;
    const { accepts, expected } = paramType(type);
    if (!accepts(value)) {
      const found = value === undefined ? undefined : JSON.stringify(value);
      return { expected: `${name}, ${expected}`, found };
    }
    values[name] = value;
  }
  return { values };
}

function allWords(fields: readonly QuestionField[]): string {
  const [only] = fields;
  if (only !== undefined && fields.length === 1) return paramType(only.type).expected;
  const members = fields.map(({ name, type }) => `${name}: ${paramType(type).expected}`);
  return `a record in JSON (${members.join("; ")})`;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
