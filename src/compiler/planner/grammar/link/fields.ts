/** A tool's inputs and outputs as a planner can fill and use them: read from JSON Schema, once per tool. */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../../contract/json.ts";
import { dereference, propertiesOf, requiredOf } from "../../../schema/json-schema.ts";
import { isFunctionWord } from "./function-words.ts";
import { choicesOf, isFlag, type Choice } from "./choices.ts";
import { unitOf } from "./conversion.ts";
import { stemOf, wordsOfName } from "./identifier.ts";
import { markEnds, type End } from "./stretches.ts";

export type FieldKind = "text" | "number" | "flag" | "choice" | "object" | "any";

export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  /** A list of such values. */
  readonly list: boolean;
  readonly required: boolean;
  readonly integer: boolean;
  readonly format: string | undefined;
  readonly hasDefault: boolean;
  readonly default: Json | undefined;
  readonly description: string;
  /** Of a time: which end it is of a stretch of which another argument is the other end. */
  readonly end?: End;
  /** What a number is measured in, where no other argument says it. */
  readonly unit: string | undefined;
  /** Stems of the name, in order. */
  readonly names: readonly string[];
  /** Stems of the description without its examples and function words. */
  readonly said: ReadonlySet<string>;
  /** Values that the schema or the description gives as examples. */
  readonly examples: readonly string[];
  readonly choices: readonly Choice[];
  /** Fields of an object. */
  readonly inner: readonly Field[];
  /** Of one value, also when the field is a list. */
  readonly schema: JsonObject;
}

export interface Output {
  /** `table`, or `passage.text`. */
  readonly path: string;
  readonly names: readonly string[];
  readonly said: ReadonlySet<string>;
  readonly schema: JsonObject;
}

const known = new WeakMap<ToolInfo, readonly Field[]>();

export function fieldsOf(tool: ToolInfo): readonly Field[] {
  const before = known.get(tool);
  if (before !== undefined) return before;
  const fields = markEnds(fieldsIn(tool.input, tool.input, 0), tool.description);
  known.set(tool, fields);
  return fields;
}

function fieldsIn(object: JsonObject, document: JsonObject, depth: number): Field[] {
  const required = requiredOf(object);
  const beside = Object.keys(propertiesOf(object));
  return Object.entries(propertiesOf(object)).map(([name, raw]) => {
    const whole = { ...dereference(raw, document), ...raw };
    const list = whole.type === "array";
    const schema = unwrapNull(list ? itemOf(whole, document) : whole, document);
    const description = [...new Set([whole.description, schema.description])]
      .filter((text) => typeof text === "string")
      .join(" ");
    const inner =
      schema.type === "object" && depth < 2 ? fieldsIn(schema, document, depth + 1) : [];
    const { plain, examples } = withoutExamples(description);
    const given = [...strings(whole.examples), ...strings(schema.examples)];
    return {
      name,
      list,
      inner,
      schema,
      description,
      required: required.includes(name),
      integer: schema.type === "integer",
      format: typeof schema.format === "string" ? schema.format : undefined,
      hasDefault: whole.default !== undefined,
      default: whole.default,
      unit: unitOf(name, plain, beside),
      names: wordsOfName(name).stems,
      said: new Set(contentStems(plain)),
      examples: [...given, ...examples],
      choices: choicesOf(
        { ...schema, synonyms: schema.synonyms ?? whole.synonyms ?? {} },
        name,
        description,
      ),
      kind: kindOf(schema),
    };
  });
}

function kindOf(schema: JsonObject): FieldKind {
  if (isFlag(schema)) return "flag";
  if (Array.isArray(schema.enum) && schema.enum.length > 0) return "choice";
  const constants = Array.isArray(schema.anyOf) ? (schema.anyOf as readonly JsonObject[]) : [];
  if (constants.length > 0 && constants.every((one) => one.const !== undefined)) return "choice";
  switch (schema.type) {
    case "integer":
    case "number":
      return "number";
    case "string":
      return "text";
    case "object":
      return "object";
    default:
      return "any";
  }
}

function itemOf(list: JsonObject, document: JsonObject): JsonObject {
  const { items } = list;
  return isJsonObject(items) ? { ...dereference(items, document), ...items } : {};
}

/** `string | null` is a string that may be left out. */
function unwrapNull(schema: JsonObject, document: JsonObject): JsonObject {
  if (Array.isArray(schema.type)) {
    const [type, ...others] = (schema.type as string[]).filter((each) => each !== "null");
    return others.length === 0 && type !== undefined ? { ...schema, type } : schema;
  }
  const options = Array.isArray(schema.anyOf) ? (schema.anyOf as readonly JsonObject[]) : [];
  const [option, ...others] = options.filter(({ type }) => type !== "null");
  return option !== undefined && others.length === 0
    ? { ...schema, ...dereference(option, document), ...option }
    : schema;
}

const given = new WeakMap<ToolInfo, readonly Output[]>();

/** The fields of a tool's output, and the fields of those that are objects. */
export function outputsOf(tool: ToolInfo): readonly Output[] {
  const before = given.get(tool) ?? outputsIn(tool);
  given.set(tool, before);
  return before;
}

function outputsIn({ output }: ToolInfo): Output[] {
  return Object.entries(propertiesOf(output)).flatMap(([name, raw]) => {
    const schema = { ...dereference(raw, output), ...raw };
    const inner = Object.entries(propertiesOf(schema)).map(
      ([key, value]) => [`${name}.${key}`, key, value] as const,
    );
    return [[name, name, schema] as const, ...inner].map(([path, last, one]) => ({
      path,
      names: wordsOfName(last).stems,
      said: new Set(contentStems(typeof one.description === "string" ? one.description : "")),
      schema: one,
    }));
  });
}

const EXAMPLES =
  /\(?\b(?:e\.?g\.?|for example|for instance|such as|like|examples?:|i\.e\.)[,:]?\s*([^()]*?)(?:\)|\.\s|\.$|$)/giu;

/** A description without its examples, and these. */
export function withoutExamples(description: string): {
  readonly plain: string;
  readonly examples: readonly string[];
} {
  const examples: string[] = [];
  const plain = description.replaceAll(EXAMPLES, (_, list: string) => {
    const quoted = [...list.matchAll(/["'“‘]([^"'”’]+)["'”’]/gu)].map(([, text = ""]) => text);
    const parts = quoted.length > 0 ? quoted : list.split(/\s*[,;]\s*|\s+(?:or|and)\s+/u);
    for (const part of parts) {
      const text = part.trim().replace(/^(?:or|and)\s+/u, "");
      if (text !== "" && !/^etc\.?$/.test(text) && text.length < 60) examples.push(text);
    }
    // "Chicago, IL" is one.
    if (quoted.length === 0 && /^[^,]+, \p{Lu}{2}$/u.test(list.trim())) examples.push(list.trim());
    return " ";
  });
  return { plain, examples };
}

export function contentStems(text: string): string[] {
  return wordsOfName(text.replaceAll(/[()[\]]/g, " "))
    .words.filter((word) => !isFunctionWord(word))
    .map(stemOf);
}

function strings(value: Json | undefined): string[] {
  return Array.isArray(value)
    ? value.filter((each): each is string => typeof each === "string")
    : [];
}
