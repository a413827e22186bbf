/** The arguments of a call, value by value, each with what its schema says of it. */
import type { Json, JsonObject } from "../../contract/json.ts";
import { argShape, type Arg, type Args } from "../../contract/values.ts";
import { operatorAt } from "./general-english.ts";
import { stemWord } from "../language/stem.ts";

export interface Leaf {
  /** Of the argument, or of the member of it: `how`. */
  readonly name: string;
  readonly value: string | number | boolean;
  /** A default is not given. */
  readonly given: boolean;
  /** The value is what a parameter of this name has. */
  readonly param?: string;
  /** The value is a time that is counted from the start of the run. */
  readonly relative?: true;
  /** Of an enumeration: its values, and the words for each. */
  readonly choices?: readonly Choice[];
  /** Whether the schema lists what people say (`synonyms`): then what is said for another value counts against it. */
  readonly isWorded: boolean;
  readonly format?: string;
  readonly description: string;
}

export interface Choice {
  readonly value: string;
  /** Its own words and what people say for it, as stems. */
  readonly said: readonly (readonly string[])[];
  /** What the description says of it. */
  readonly gloss: readonly (readonly string[])[];
  /** The operators of general English among these words. */
  readonly lines: ReadonlySet<number>;
}

/** What an argument is not: a value that another task gives. */
export interface Leaves {
  readonly leaves: readonly Leaf[];
  /** References to outputs of other tasks. */
  readonly references: number;
}

/** All values of a call's arguments; those that are not given and have a default have that. */
export function leavesOf(args: Args, input: JsonObject): Leaves {
  const walk = new Walk(input);
  walk.record(Object.entries(args), input);
  return walk;
}

class Walk implements Leaves {
  readonly leaves: Leaf[] = [];
  references = 0;
  readonly #root: JsonObject;

  constructor(root: JsonObject) {
    this.#root = root;
  }

  record(entries: readonly (readonly [string, Arg])[], schema: JsonObject): void {
    const properties = objectAt(schema, "properties");
    const given = new Set(entries.map(([name]) => name));
    for (const [name, arg] of entries) this.arg(name, arg, this.#resolve(properties[name], arg));
    for (const [name, property] of Object.entries(properties)) {
      const value = isObject(property) ? property["default"] : undefined;
      if (!given.has(name) && isScalar(value))
        this.#add(name, value, this.#resolve(property, value), false);
    }
  }

  arg(name: string, arg: Arg, schema: JsonObject): void {
    const shape = argShape(arg);
    switch (shape.is) {
      case "ref":
        this.references += 1;
        return;
      case "param":
        this.#add(name, "", schema, true, { param: shape.name });
        return;
      case "time":
        this.#add(name, shape.text, schema, true, { relative: true });
        return;
      case "text":
        for (const part of shape.parts) this.arg(name, part, {});
        return;
      case "list":
        for (const item of shape.items) this.arg(name, item, this.#item(schema, item));
        return;
      case "record":
        this.record(shape.entries, schema);
        return;
      case "literal":
        this.#json(name, shape.value, schema);
    }
  }

  #json(name: string, value: Json, schema: JsonObject): void {
    if (isScalar(value)) this.#add(name, value, schema, true);
    else if (Array.isArray(value))
      for (const item of value as readonly Json[]) this.#json(name, item, this.#item(schema, item));
    else if (isObject(value))
      for (const [key, member] of Object.entries(value)) this.#json(key, member, {});
  }

  #item(schema: JsonObject, item: unknown): JsonObject {
    const { synonyms, format } = schema;
    const found = this.#resolve(schema["items"], item);
    return {
      ...(synonyms !== undefined && { synonyms }),
      ...(format !== undefined && { format }),
      ...found,
      description: `${textAt(schema, "description")} ${textAt(found, "description")}`,
    };
  }

  #add(
    name: string,
    value: string | number | boolean,
    schema: JsonObject,
    given: boolean,
    known: Pick<Leaf, "param" | "relative"> = {},
  ): void {
    const format = schema["format"];
    const values = schema["enum"];
    const isEnum = Array.isArray(values);
    const own = isEnum ? values : "const" in schema ? [schema["const"]] : undefined;
    this.leaves.push({
      name,
      value,
      given,
      ...known,
      ...(own !== undefined && { choices: choicesOf(own as readonly Json[], schema) }),
      isWorded: isObject(schema["synonyms"]),
      ...(typeof format === "string" && { format }),
      description: textAt(schema, "description"),
    });
  }

  /** The schema behind a `$ref`, and of several alternatives the one that a value is of. */
  #resolve(schema: Json | undefined, value: unknown): JsonObject {
    if (!isObject(schema)) return {};
    const ref = schema["$ref"];
    if (typeof ref === "string") {
      const [, , name = ""] = ref.split("/");
      const defs = { ...objectAt(this.#root, "definitions"), ...objectAt(this.#root, "$defs") };
      return this.#resolve(defs[name], value);
    }
    const several = schema["anyOf"] ?? schema["oneOf"];
    if (!Array.isArray(several)) return schema;
    const { anyOf: _anyOf, oneOf: _oneOf, ...rest } = schema;
    const one = (several as readonly Json[])
      .map((each) => this.#resolve(each, value))
      .find((each) => isOf(each, value));
    return { ...one, ...rest };
  }
}

function isOf(schema: JsonObject, value: unknown): boolean {
  const { enum: values, const: constant, type, properties } = schema;
  if (Array.isArray(values)) return (values as readonly unknown[]).includes(value);
  if (constant !== undefined) return constant === value;
  if (Array.isArray(value)) return type === "array";
  if (typeof value === "object" && value !== null) {
    const known = isObject(properties) ? Object.keys(properties) : [];
    return (
      type === "object" &&
      (known.length === 0 || Object.keys(value).every((key) => known.includes(key)))
    );
  }
  return type === typeof value || (type === "integer" && typeof value === "number");
}

function choicesOf(values: readonly Json[], schema: JsonObject): Choice[] {
  const synonyms = objectAt(schema, "synonyms");
  const description = textAt(schema, "description");
  return values.flatMap((value) => {
    if (typeof value !== "string") return [];
    const listed = synonyms[value];
    const said = [value, ...(Array.isArray(listed) ? (listed as readonly Json[]).map(String) : [])];
    return [
      {
        value,
        said: said.map(stemsOf),
        gloss: glossOf(value, description).map(stemsOf),
        lines: new Set(said.flatMap((text) => lineOfText(text) ?? [])),
      },
    ];
  });
}

/** Of "distinct (how many different ones)" what stands in the parentheses. */
function glossOf(value: string, description: string): string[] {
  const at = description.indexOf(`${value} (`);
  if (at === -1) return [];
  const start = at + value.length + 2;
  return description.slice(start, description.indexOf(")", start)).split(/[,;]/);
}

function lineOfText(text: string): number | undefined {
  const words = text.toLowerCase().split(/\s+/);
  const operator = operatorAt(words, 0);
  return operator?.length === words.length ? operator.line : undefined;
}

/** The words of a text or name, as stems: `maxCharacters` is two. */
export function stemsOf(value: string): string[] {
  return (
    value
      .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
      .toLowerCase()
      .normalize("NFC")
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).map(stemWord);
}

function objectAt(schema: JsonObject, key: string): JsonObject {
  const value = schema[key];
  return isObject(value) ? value : {};
}

export function textAt(schema: JsonObject, key: string): string {
  const value = schema[key];
  return typeof value === "string" ? value : "";
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
