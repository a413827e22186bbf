/** Why a value does not fit a JSON Schema, in the words that people use. */
import type { ErrorObject } from "ajv/dist/2020.js";
import { nearestName } from "../../contract/nearest.ts";

export interface Misfit {
  /** `must be a whole number at rows[0].price`. */
  readonly must: string;
  /** The allowed word that was probably meant. */
  readonly nearest?: string;
}

/** @param errors of ajv, which reports of a choice what is wrong with each of its branches, and then itself */
export function describeMisfit(errors: readonly ErrorObject[]): Misfit {
  const [first] = errors;
  const last = errors.at(-1);
  if (first === undefined || last === undefined) return { must: "does not fit" };
  const isChoice = last.keyword === "anyOf" || last.keyword === "oneOf";
  if (!isChoice) return said([first], last.instancePath);
  const branches = errors.slice(0, -1);
  return byTellingField(branches, last.instancePath) ?? said(branches, last.instancePath);
}

function said(errors: readonly ErrorObject[], pointer: string): Misfit {
  const [one = "", ...others] = new Set(errors.map(expectation));
  const wanted = [one, ...others.map((other) => other.replace(/^be /, ""))].join(" or ");
  const nearest = nearestOf(errors[0]?.data, errors.flatMap(allowedBy));
  return { must: `must ${wanted}${placeOf(pointer)}`, ...nearest };
}

/**
 * Of objects that a field tells apart (`how` of a measure): when its value is none that a branch allows, all that is
 * allowed; when it is one, what that branch lacks. `undefined` where no field tells them apart.
 */
function byTellingField(errors: readonly ErrorObject[], pointer: string): Misfit | undefined {
  const telling = errors.find(
    ({ instancePath, keyword }) =>
      isWord(keyword) && /^\/[^/]+$/.test(instancePath.slice(pointer.length)),
  );
  if (telling === undefined) return undefined;
  const field = telling.instancePath;
  const branches = errors.map((error) => ({ error, allowed: allowedAt(error, field) }));
  if (branches.some(({ allowed }) => allowed.length === 0)) return undefined;
  const meant = branches.find(({ allowed }) => allowed.includes(telling.data));
  if (meant !== undefined) return said([meant.error], meant.error.instancePath);
  const allowed = [...new Set(branches.flatMap((branch) => branch.allowed))].map(String);
  return {
    must: `must be one of ${allowed.join(", ")}${placeOf(field)}`,
    ...nearestOf(telling.data, allowed),
  };
}

/** What the branch of an error allows of a field of its object. */
function allowedAt(error: ErrorObject, field: string): readonly unknown[] {
  if (error.instancePath === field) return allowedBy(error);
  const [name] = namesIn(field.slice(error.instancePath.length));
  const { properties } = (error.parentSchema ?? {}) as {
    properties?: Readonly<Record<string, { const?: unknown; enum?: readonly unknown[] }>>;
  };
  const schema = name === undefined ? undefined : properties?.[name];
  return schema?.enum ?? (schema?.const === undefined ? [] : [schema.const]);
}

function allowedBy({ keyword, params }: ErrorObject): readonly unknown[] {
  const { allowedValues, allowedValue } = params as Readonly<Record<string, unknown>>;
  return isWord(keyword) ? [allowedValues ?? allowedValue].flat() : [];
}

function isWord(keyword: string): boolean {
  return keyword === "enum" || keyword === "const";
}

function nearestOf(value: unknown, allowed: readonly unknown[]): Pick<Misfit, "nearest"> {
  const nearest = typeof value === "string" ? nearestName(value, allowed.map(String)) : undefined;
  return nearest === undefined ? {} : { nearest };
}

function placeOf(pointer: string): string {
  return pointer === "" ? "" : ` at ${dotted(pointer)}`;
}

function namesIn(pointer: string): string[] {
  return pointer
    .slice(1)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** `/rows/0/name` as `rows[0].name`. */
function dotted(pointer: string): string {
  return namesIn(pointer).reduce((path, key) => {
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
