/** Whether a value fits a JSON Schema, and if not, why, in the words that people use. */
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { propertiesOf, type Schema } from "./json-schema.ts";

/**
 * What a value has to be and is not, `must be a whole number`; `undefined` when it fits.
 *
 * @param document the schema of an object, one of whose fields the value is for
 */
export type ValueChecker = (document: Schema, field: string, value: unknown) => string | undefined;

/** A checker that compiles each schema once. Formats are left to the tool itself. */
export function valueChecker(): ValueChecker {
  const ajv = new Ajv2020({
    strict: false,
    validateFormats: false,
    verbose: true,
    logger: false,
    code: { regExp: Object.assign(readPattern, { code: "readPattern" }) },
  });
  const compiled = new Map<string, ValidateFunction | undefined>();
  const names = new Map<Schema, string>();
  const compile = (root: Schema, name: string, field: string): ValidateFunction | undefined => {
    try {
      // With its whole document, so that what it says of itself (`#`, `#/$defs/Table`) is found.
      if (ajv.schemas[name] === undefined) ajv.addSchema({ ...root, $id: name });
      return ajv.getSchema(`${name}#/properties/${escapePointer(field)}`);
    } catch {
      return undefined; // a reference to elsewhere, a keyword of another draft
    }
  };
  const validatorOf = (document: Schema, field: string): ValidateFunction | undefined => {
    const name = names.get(document) ?? `schema${names.size}`;
    names.set(document, name);
    const key = `${name}.${field}`;
    if (!compiled.has(key)) {
      // Where another field is what cannot be compiled, this one is checked without it; else the tool will check.
      const alone = { ...document, properties: { [field]: propertiesOf(document)[field] ?? {} } };
      compiled.set(key, compile(document, name, field) ?? compile(alone, key, field));
    }
    return compiled.get(key);
  };
  return (document, field, value) => {
    const validate = validatorOf(document, field);
    if (validate === undefined || validate(value)) return undefined;
    return describe(validate.errors ?? []);
  };
}

/** Patterns of any tool's schema. Those that only the older syntax allows are read by that; what is none allows anything. */
function readPattern(pattern: string, flags: string): RegExp {
  for (const attempt of [flags, ""]) {
    try {
      return new RegExp(pattern, attempt);
    } catch {
      continue;
    }
  }
  return /(?:)/;
}

function escapePointer(key: string): string {
  return encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
}

function describe(errors: readonly ErrorObject[]): string {
  const [first] = errors;
  const last = errors.at(-1);
  if (first === undefined || last === undefined) return "does not fit";
  const where = last.instancePath === "" ? "" : ` at ${dotted(last.instancePath)}`;
  // A choice reports what is wrong with each of its branches, and then itself.
  const isChoice = last.keyword === "anyOf" || last.keyword === "oneOf";
  const wanted = (isChoice ? errors.slice(0, -1) : [first]).map(expectation);
  const [one = "", ...others] = new Set(wanted);
  return `must ${[one, ...others.map((other) => other.replace(/^be /, ""))].join(" or ")}${where}`;
}

/** `/rows/0/name` as `rows[0].name`. */
function dotted(pointer: string): string {
  return pointer
    .slice(1)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((path, key) => {
      if (/^\d+$/.test(key)) return `${path}[${key}]`;
      return path === "" ? key : `${path}.${key}`;
    }, "");
}

const types: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a group of fields",
};

const formats: Readonly<Record<string, string>> = {
  date: "a date such as 2024-01-31",
  "date-time": "a time such as 2024-01-31T12:00:00Z",
  email: "an e-mail address",
  uri: "a URL such as https://example.org/",
};

/** What stands behind "must". */
function expectation({ keyword, params, message = "", parentSchema }: ErrorObject): string {
  const facts = params as Readonly<Record<string, unknown>>;
  const limit = String(facts.limit);
  switch (keyword) {
    case "type":
      return `be ${[facts.type].flat().map(inWords).join(" or ")}`;
    case "enum":
      return `be one of ${[facts.allowedValues].flat().map(String).join(", ")}`;
    case "const":
      return `be ${JSON.stringify(facts.allowedValue)}`;
    case "minimum":
      return `be at least ${limit}`;
    case "maximum":
      return `be at most ${limit}`;
    case "exclusiveMinimum":
      return `be more than ${limit}`;
    case "exclusiveMaximum":
      return `be less than ${limit}`;
    case "minLength":
    case "minItems":
      return limit === "1" ? "not be empty" : `have a length of at least ${limit}`;
    case "maxLength":
    case "maxItems":
      return `have a length of at most ${limit}`;
    case "uniqueItems":
      return "not hold an item twice";
    case "pattern":
      return `be ${formats[String(parentSchema?.format)] ?? `of the form ${String(facts.pattern)}`}`;
    case "required":
      return `have the field "${String(facts.missingProperty)}"`;
    case "additionalProperties":
      return `not have a field "${String(facts.additionalProperty)}"`;
    default:
      return message.replace(/^must /, "");
  }
}

function inWords(type: unknown): string {
  return types[String(type)] ?? String(type);
}
