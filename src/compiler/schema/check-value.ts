/** Whether a value fits a JSON Schema. */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { describeMisfit, type Misfit } from "./describe-misfit.ts";
import { propertiesOf, type Schema } from "./json-schema.ts";

/** By field, of the schema of an object; `undefined` where one cannot be compiled: then the tool itself checks. */
type Validators = Map<string, ValidateFunction | undefined>;

/** Of every plan that this process makes: to compile what checks a value takes far longer than to plan. */
const compiled = new WeakMap<Schema, Validators>();

/**
 * What a value has to be and is not; `undefined` when it fits. Formats are left to the tool itself.
 *
 * @param document the schema of an object, one of whose fields the value is for
 */
export function misfitOf(document: Schema, field: string, value: unknown): Misfit | undefined {
  const validators: Validators = compiled.get(document) ?? new Map();
  compiled.set(document, validators);
  if (!validators.has(field)) validators.set(field, validatorOf(document, field));
  const validate = validators.get(field);
  if (validate === undefined || validate(value)) return undefined;
  return describeMisfit(validate.errors ?? []);
}

/** Whether values can be compared with a schema at all. */
export function isComparable({ $defs = {}, ...schema }: Schema): boolean {
  return (
    validatorOf({ type: "object", properties: { value: schema }, $defs }, "value") !== undefined
  );
}

function validatorOf(document: Schema, field: string): ValidateFunction | undefined {
  const alone = { ...document, properties: { [field]: propertiesOf(document)[field] ?? {} } };
  if (refersToDefinitionsOnly(alone)) return compile((shared ??= ajvOf()), alone, field);
  // With its whole document, so that what it says of itself (`#`, `#/properties/table`) is found. Where another field is
  // what cannot be compiled, this one is checked without it.
  return compile(ajvOf(), document, field) ?? compile(ajvOf(), alone, field);
}

/** For schemas in which nothing has a name: to make one takes as long as to compile a small schema. */
let shared: Ajv2020 | undefined;

function ajvOf(): Ajv2020 {
  return new Ajv2020({
    strict: false,
    validateFormats: false,
    verbose: true,
    logger: false,
    // To make the code shorter takes longer than to run it on the few values of a plan.
    code: { optimize: false, regExp: Object.assign(readPattern, { code: "readPattern" }) },
  });
}

let compilations = 0;

function compile(ajv: Ajv2020, root: Schema, field: string): ValidateFunction | undefined {
  const name = `document${(compilations += 1)}`;
  try {
    ajv.addSchema({ ...root, $id: name });
    return ajv.getSchema(`${name}#/properties/${escapePointer(field)}`);
  } catch {
    return undefined; // a reference to elsewhere, a keyword of another draft
  }
}

/** Whether nothing in a schema has a name of its own (`$id`, `$anchor`) or refers to anything but `$defs`. */
function refersToDefinitionsOnly(schema: Schema): boolean {
  const parts: unknown[] = [schema];
  for (const part of parts) {
    if (typeof part !== "object" || part === null) continue;
    for (const [key, value] of Object.entries(part)) {
      if (NAMING.test(key)) return false;
      if (key === "$ref" && !String(value).startsWith("#/$defs/")) return false;
      parts.push(value);
    }
  }
  return true;
}

const NAMING = /^\$(id|anchor|dynamicAnchor|dynamicRef|recursiveAnchor|recursiveRef)$/;

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
