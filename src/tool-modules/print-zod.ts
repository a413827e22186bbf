/**
 * JSON Schema as the source text of a zod schema that accepts the same or more. What the usual subset of JSON Schema
 * does not have (patterns, conditions, formats, counts of properties) is left out: the host checks the exact schema.
 */
import { isJsonObject, type Json, type JsonObject } from "../contract/json.ts";
import { oneLine } from "../contract/unseen.ts";
import { resolvePointer } from "./schema-problem.ts";
import { indent, literal, propertyKey } from "./code-text.ts";
import { mergeAll } from "./merge-schemas.ts";

/** Parts of one schema: references that are printed where they are used can multiply. */
const MOST_PARTS = 2000;

/** Characters of what is said of a field. */
const LONGEST_WORDS = 300;

interface Printing {
  readonly root: JsonObject;
  /** References that are being printed: a schema that holds itself is wider from there on. */
  readonly open: ReadonlySet<string>;
  readonly count: { parts: number };
}

const ANYTHING = "z.unknown()";

/** A `z.object(…)`, whatever the schema is: a tool takes and gives named values. */
export function printZodObject(schema: JsonObject): string {
  const { whole, open } = merged(schema, schema, new Set());
  return objectOf(whole, { root: schema, open, count: { parts: 0 } });
}

interface Merged {
  readonly whole: JsonObject;
  /** References that were followed on the way, and those that were open before. */
  readonly open: ReadonlySet<string>;
}

/** The schema with what it refers to and combines at its root. */
function merged(schema: JsonObject, root: JsonObject, before: ReadonlySet<string>): Merged {
  const { $ref: ref, allOf, ...own } = schema;
  const parts: JsonObject[] = [own];
  let open = before;
  const add = (part: JsonObject): void => {
    const found = merged(part, root, open);
    parts.push(found.whole);
    open = found.open;
  };
  if (typeof ref === "string" && !open.has(ref)) {
    open = new Set([...open, ref]);
    const target = resolvePointer(ref, root);
    if (target !== undefined) add(target);
  }
  if (Array.isArray(allOf)) allOf.filter(isJsonObject).forEach(add);
  return { whole: parts.length === 1 ? own : mergeAll(parts), open };
}

function print(value: Json, printing: Printing, isOptional = false): string {
  const ending = isOptional ? ".optional()" : "";
  printing.count.parts += 1;
  if (printing.count.parts > MOST_PARTS) return ANYTHING + ending;
  if (value === false) return `z.never()${ending}`;
  if (!isJsonObject(value)) return ANYTHING + ending;
  const { whole, open } = merged(value, printing.root, printing.open);
  return withWords(printPlain(whole, { ...printing, open }) + ending, value);
}

function printPlain(schema: JsonObject, printing: Printing): string {
  if ("const" in schema) return literalsOf([schema["const"] ?? null]);
  if (Array.isArray(schema["enum"])) return literalsOf(schema["enum"] as readonly Json[]);
  const { type, nullable } = schema;
  const types = Array.isArray(type) ? (type as readonly Json[]) : type === undefined ? [] : [type];
  const printed =
    types.length > 0
      ? unionOf([...new Set(types.map((one) => typed(one, schema, printing)))])
      : untyped(schema, printing);
  return nullable === true && printed !== ANYTHING ? `${printed}.nullable()` : printed;
}

/** Without a type, only what says all by itself: properties alone mean nothing of what is no object. */
function untyped(schema: JsonObject, printing: Printing): string {
  const choices = schema["anyOf"] ?? schema["oneOf"];
  if (!Array.isArray(choices) || choices.length === 0) return ANYTHING;
  return unionOf([...new Set((choices as readonly Json[]).map((one) => print(one, printing)))]);
}

function typed(type: Json, schema: JsonObject, printing: Printing): string {
  switch (type) {
    case "string":
      return `z.string()${bounds(schema, { minLength: "min", maxLength: "max" })}`;
    case "integer":
      return `z.int()${numberBounds(schema)}`;
    case "number":
      return `z.number()${numberBounds(schema)}`;
    case "boolean":
      return "z.boolean()";
    case "null":
      return "z.null()";
    case "array": {
      const { items = true } = schema;
      const item =
        Array.isArray(items) || "prefixItems" in schema ? ANYTHING : print(items, printing);
      return `z.array(${item})${bounds(schema, { minItems: "min", maxItems: "max" })}`;
    }
    case "object":
      return "properties" in schema || "required" in schema
        ? objectOf(schema, printing)
        : `z.record(z.string(), ${print(schema["additionalProperties"] ?? true, printing)})`;
    default:
      return ANYTHING;
  }
}

function objectOf(schema: JsonObject, printing: Printing): string {
  const { properties = {}, required = [], additionalProperties: more } = schema;
  const needed = new Set(Array.isArray(required) ? (required as readonly Json[]) : []);
  const fields = new Map<string, Json>(isJsonObject(properties) ? Object.entries(properties) : []);
  for (const name of needed)
    if (typeof name === "string" && !fields.has(name)) fields.set(name, true);
  const lines = [...fields].flatMap(([name, field]) => {
    const key = propertyKey(name);
    if (key === undefined) return [];
    return [`  ${key}: ${indent(print(field, printing, !needed.has(name)))},\n`];
  });
  const body = lines.length === 0 ? "{}" : `{\n${lines.join("")}}`;
  if (more === true) return `z.looseObject(${body})`;
  if (!isJsonObject(more)) return `z.object(${body})`;
  return `z.object(${body}).catchall(${print(more, printing)})`;
}

function withWords(printed: string, { description, default: fallback }: JsonObject): string {
  const said = [
    typeof description === "string" ? oneLine(description) : "",
    fallback === undefined || fallback === null ? "" : `default: ${JSON.stringify(fallback)}`,
  ].filter((part) => part !== "");
  if (said.length === 0) return printed;
  const words = said.join("; ");
  const cut =
    words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS).toWellFormed()} …` : words;
  return `${printed}.describe(${literal(cut)})`;
}

function literalsOf(values: readonly Json[]): string {
  const isPlain = (value: Json): boolean => typeof value !== "object" || value === null;
  if (values.length === 0 || !values.every(isPlain)) return ANYTHING;
  const each = [...new Set(values)];
  if (each.every((value) => typeof value === "string")) return `z.enum(${literal(each)})`;
  return `z.literal(${literal(each.length === 1 ? each[0] : each)})`;
}

function unionOf(choices: readonly string[]): string {
  if (choices.includes(ANYTHING)) return ANYTHING;
  return choices.length === 1 ? (choices[0] ?? ANYTHING) : `z.union([${choices.join(", ")}])`;
}

function numberBounds(schema: JsonObject): string {
  return bounds(schema, {
    minimum: "min",
    maximum: "max",
    exclusiveMinimum: "gt",
    exclusiveMaximum: "lt",
  });
}

function bounds(schema: JsonObject, methods: Readonly<Record<string, string>>): string {
  return Object.entries(methods)
    .map(([keyword, method]) => {
      const bound = schema[keyword];
      return typeof bound === "number" ? `.${method}(${bound})` : "";
    })
    .join("");
}
