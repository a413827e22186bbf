/**
 * JSON Schema as a model reads it best and in the fewest tokens: types as in TypeScript, descriptions as comments, a
 * default behind `=`. What stands in several places, and what the tools themselves name, is named once and explained
 * below all tools. Left out: regular expressions of formats, bounds, and whatever else decides nothing.
 */
import { canonicalJson, type Json, type JsonObject } from "../../../../contract/json.ts";
import {
  branchesOf,
  dereference,
  propertiesOf,
  requiredOf,
  type Schema,
} from "../../../schema/json-schema.ts";

/** Shorter types are said again wherever they stand. */
const WORTH_A_NAME = 80;
/** Values of an enumeration, and characters of a description: more of them tell a model nothing more. */
const MOST_CHOICES = 40;
const LONGEST_COMMENT = 240;

/** Writes the types of one prompt: a name means the same wherever it stands in it. */
export class TypeWriter {
  private readonly counts = new Map<string, number>();
  private readonly names = new Map<string, string>();
  private readonly texts = new Map<string, string>();
  private readonly said = new Set<string>();

  /** @param roots the schemas of the prompt, each with the document that its references lead into */
  constructor(roots: readonly Schema[]) {
    for (const root of roots) this.count(root, root, []);
  }

  /** What the named types are, those that others need among them, a line each. */
  shapes(): readonly string[] {
    return [...this.texts].map(([name, text]) => `${name} = ${text}`);
  }

  type(given: Schema, document: Schema, called: string): string {
    const schema = dereference(given, document);
    const name = this.nameOf(given, schema, document, called);
    if (name === undefined) return this.write(schema, document, called);
    if (!this.texts.has(name)) {
      this.texts.set(name, ""); // it may hold itself
      this.texts.set(name, this.write(schema, document, called));
    }
    return name;
  }

  /** `how?: "mean" | "sum" = "mean" // how values become one` */
  field(name: string, schema: Schema, document: Schema, isRequired: boolean): string {
    const type = this.type(schema, document, name);
    const text = schema["default"] === undefined ? "" : ` = ${JSON.stringify(schema["default"])}`;
    return `${nameText(name)}${isRequired ? "" : "?"}: ${type}${isEmpty(schema["default"]) ? "" : text}`;
  }

  /** What is explained once holds for all fields of that name in the prompt. */
  once(name: string, text: string): string {
    const key = `${name}${text.replace(/^ (?:\/\/|\/\*) | \*\/$/g, "")}`;
    if (this.said.has(key)) return "";
    this.said.add(key);
    return text;
  }

  private write(schema: Schema, document: Schema, called: string): string {
    const branches = branchesOf(schema);
    if (branches.length > 0) {
      const each = branches.map((branch) => this.type(branch, document, called));
      return [...new Set(each)].join(" | ");
    }
    const choices = schema["enum"];
    if (Array.isArray(choices)) return choicesText(choices as readonly Json[]);
    if (schema["const"] !== undefined) return JSON.stringify(schema["const"]);
    if (schema.type === "array") {
      const item = this.type((schema.items ?? {}) as Schema, document, called);
      return / [|&] /.test(item) && !item.startsWith("{") ? `(${item})[]` : `${item}[]`;
    }
    if (schema.type === "object" || schema.properties !== undefined)
      return this.object(schema, document, called);
    const { format, type } = schema;
    if (typeof format === "string" && isWord(format)) return format;
    const types: readonly unknown[] = (Array.isArray(type) ? type : [type]).filter(isWord);
    return types.length === 0 ? "any" : types.join(" | ");
  }

  private object(schema: Schema, document: Schema, called: string): string {
    const required = requiredOf(schema);
    const fields = Object.entries(propertiesOf(schema)).map(([name, field]) => {
      const text = this.field(name, field, document, required.includes(name));
      return `${text}${this.once(name, comment(field, "inline"))}`;
    });
    const others = schema["additionalProperties"];
    if (typeof others === "object" && others !== null) {
      fields.push(`[name]: ${this.type(others as Schema, document, called)}`);
    }
    return fields.length === 0 ? "object" : `{${fields.join(", ")}}`;
  }

  /** The tools' own name for it, or, of what stands in several places, the name of the field. */
  private nameOf(
    given: Schema,
    schema: Schema,
    document: Schema,
    called: string,
  ): string | undefined {
    const key = keyOf(schema, document);
    const known = this.names.get(key);
    if (known !== undefined) return known;
    const own =
      typeof given.$ref === "string" ? /^#\/\$defs\/(\w+)$/.exec(given.$ref)?.[1] : undefined;
    const isOften =
      (this.counts.get(key) ?? 0) > 1 && isComposed(schema) && key.length > WORTH_A_NAME;
    if (own === undefined && !isOften) return undefined;
    const wanted =
      own === undefined || own.startsWith("__")
        ? called.charAt(0).toUpperCase() + called.slice(1)
        : own;
    const taken = new Set(this.names.values());
    let name = wanted;
    for (let n = 2; taken.has(name); n += 1) name = `${wanted}${n}`;
    this.names.set(key, name);
    return name;
  }

  private count(given: Schema, document: Schema, around: readonly string[]): void {
    const schema = dereference(given, document);
    const key = keyOf(schema, document);
    if (around.includes(key)) return;
    const times = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, times);
    // What stands within is said where this is said.
    if (times > 1) return;
    const within = [...around, key];
    for (const branch of branchesOf(schema)) this.count(branch, document, within);
    for (const field of Object.values(propertiesOf(schema))) this.count(field, document, within);
    for (const inner of [schema.items, schema["additionalProperties"]]) {
      if (typeof inner === "object" && inner !== null)
        this.count(inner as Schema, document, within);
    }
  }
}

/** Schemas come from servers too: what is no plain word stands in quotes, and on its line. */
export function isWord(text: unknown): boolean {
  return typeof text === "string" && /^[\w$-]{1,64}$/.test(text);
}

export function nameText(name: string): string {
  return isWord(name) ? name : JSON.stringify(name.slice(0, 64));
}

/** Of an argument or field: what it is, on one line. */
export function comment(schema: Schema, how: "inline" | "end"): string {
  const { description } = schema;
  if (typeof description !== "string" || description === "") return "";
  const line = description.replaceAll(/\s+/g, " ").replaceAll("*/", "* /");
  const text = line.length > LONGEST_COMMENT ? `${line.slice(0, LONGEST_COMMENT)}…` : line;
  return how === "inline" ? ` /* ${text} */` : ` // ${text}`;
}

function choicesText(choices: readonly Json[]): string {
  const shown = choices.slice(0, MOST_CHOICES).map((choice) => JSON.stringify(choice));
  const more = choices.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(" | ");
}

/** A default that says "nothing": that an argument may be left out says the same. */
function isEmpty(value: unknown): boolean {
  return value === "" || value === false || (Array.isArray(value) && value.length === 0);
}

function isComposed(schema: Schema): boolean {
  return branchesOf(schema).length > 0 || schema.type === "object";
}

/** What is equal wherever a prompt would show the same. */
const keys = new WeakMap<Schema, string>();

function keyOf(schema: Schema, document: Schema): string {
  const before = keys.get(schema);
  if (before !== undefined) return before;
  const key = canonicalJson(expanded(schema, document, [], false));
  keys.set(schema, key);
  return key;
}

/** What the text of a type is made of. */
const SHOWN = new Set([
  "type",
  "properties",
  "required",
  "items",
  "anyOf",
  "oneOf",
  "enum",
  "const",
  "format",
  "default",
  "description",
  "additionalProperties",
  "$ref",
]);

/**
 * With the definitions in place of references, so that equal names of different tools are not taken for one, and
 * without all that is not shown. The description and default of the whole are of the place where it stands.
 */
function expanded(
  value: Json,
  document: Schema,
  within: readonly string[],
  isFields: boolean,
): Json {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item) => expanded(item, document, within, false));
  const { $ref } = value as JsonObject;
  if (typeof $ref === "string" && !isFields) {
    const target = dereference(value as Schema, document);
    if (target === value || within.includes($ref)) return { $ref };
    return expanded(target, document, [...within, $ref], false);
  }
  const isWhole = within.length === 0 && !isFields;
  const entries = Object.entries(value as JsonObject).filter(
    ([key, item]) =>
      isFields ||
      (SHOWN.has(key) &&
        !(key === "additionalProperties" && item === false) &&
        !(isWhole && (key === "description" || key === "default"))),
  );
  return Object.fromEntries(
    entries.map(([key, item]) => [
      key,
      expanded(item, document, isWhole ? ["#"] : within, !isFields && key === "properties"),
    ]),
  );
}
