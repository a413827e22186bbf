/** Whether a value fits a JSON Schema. */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { describeMisfit, type Misfit } from "./describe-misfit.ts";
import { propertiesOf, type Schema } from "./json-schema.ts";

/**
 * What a value has to be and is not; `undefined` when it fits.
 *
 * @param document the schema of an object, one of whose fields the value is for
 */
export type ValueChecker = (document: Schema, field: string, value: unknown) => Misfit | undefined;

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
    return describeMisfit(validate.errors ?? []);
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
