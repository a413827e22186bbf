/** A tool's inputs, as far as a planner can fill them: read from the JSON Schema. */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import type { Json, JsonObject } from "../../../../contract/json.ts";
import { dereference, propertiesOf, requiredOf } from "../../../schema/json-schema.ts";
import { wordsOf } from "../language/tokens.ts";
import { contentStems } from "../language/terms.ts";
import { describedBy, examplesIn } from "../language/descriptions.ts";
import { stemWord } from "../../../language/stem.ts";

export type FieldKind =
  | "path"
  | "glob"
  | "url"
  | "date"
  | "column"
  | "choice"
  | "flag"
  | "number"
  | "text"
  | "code"
  | "shape";

export interface Choice {
  readonly value: string;
  /** The value's own words and other words for it, each as stems. */
  readonly wordings: readonly (readonly string[])[];
}

export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  /** A list of such values. */
  readonly list: boolean;
  readonly required: boolean;
  readonly hasDefault: boolean;
  readonly description: string;
  /** Stems of the name. */
  readonly names: readonly string[];
  /** Stems of the name and the description, without its examples. */
  readonly words: ReadonlySet<string>;
  /** Values that the schema gives as examples, in lower case. */
  readonly examples: ReadonlySet<string>;
  readonly choices: readonly Choice[];
  /** Of one value, also when the field is a list. */
  readonly schema: JsonObject;
  /** Where the `$ref`s of the schema lead. */
  readonly document: JsonObject;
}

const BY_FORMAT: Readonly<Record<string, FieldKind>> = {
  path: "path",
  glob: "glob",
  uri: "url",
  url: "url",
  date: "date",
  "date-time": "date",
  column: "column",
  title: "text",
};

export function fieldsOf({ input }: ToolInfo): Field[] {
  const required = requiredOf(input);
  return Object.entries(propertiesOf(input)).map(([name, raw]) => {
    const whole = { ...dereference(raw, input), ...raw };
    const list = whole.type === "array";
    const schema = list ? itemOf(whole, input) : unwrapNull(whole, input);
    const description = textOf(whole.description) ?? textOf(schema.description) ?? "";
    const choices = choicesOf({ ...schema, synonyms: schema.synonyms ?? whole.synonyms ?? {} });
    return {
      name,
      list,
      description,
      schema,
      choices,
      document: input,
      kind: kindOf(schema, choices),
      required: required.includes(name),
      hasDefault: whole.default !== undefined,
      names: wordsOf(name).map(stemWord),
      words: new Set([...contentStems(name), ...contentStems(describedBy(description))]),
      examples: new Set(
        [...examplesIn(description), ...strings(whole.examples), ...strings(schema.examples)].map(
          (example) => example.toLowerCase(),
        ),
      ),
    };
  });
}

function kindOf(schema: JsonObject, choices: readonly Choice[]): FieldKind {
  if (choices.length > 0) return "choice";
  switch (schema.type) {
    case "boolean":
      return "flag";
    case "integer":
    case "number":
      return "number";
    case "string": {
      const { format } = schema;
      if (typeof format !== "string") return "text";
      return BY_FORMAT[format] ?? "code";
    }
    default:
      return "shape";
  }
}

function itemOf(list: JsonObject, document: JsonObject): JsonObject {
  const { items } = list;
  return isObject(items) ? { ...dereference(items, document), ...items } : {};
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

function choicesOf(schema: JsonObject): Choice[] {
  const synonyms = isObject(schema.synonyms) ? schema.synonyms : {};
  const alternatives = Array.isArray(schema.anyOf) ? (schema.anyOf as readonly JsonObject[]) : [];
  const constants = alternatives.flatMap(({ const: value }) => strings([value ?? null]));
  const values = schema.type === "string" ? strings(schema.enum) : [];
  return [...values, ...(constants.length === alternatives.length ? constants : [])].map(
    (value) => ({
      value,
      wordings: [value, ...strings(synonyms[value])].map((wording) =>
        wordsOf(wording).map(stemWord),
      ),
    }),
  );
}

function strings(value: Json | undefined): string[] {
  return Array.isArray(value)
    ? value.filter((each): each is string => typeof each === "string")
    : [];
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
