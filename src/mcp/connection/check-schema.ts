/** Whether a value fits a schema of a server, by the exact schema but for what only patterns say. */
import type { Json, JsonObject } from "../../contract/json.ts";

/** Nothing when it fits; else what does not, `/items/0/price must be number`. */
export type SchemaCheck = (value: unknown) => string | undefined;

/** @throws Error when the schema is none */
export async function schemaCheck(schema: JsonObject): Promise<SchemaCheck> {
  const { Ajv2020 } = await import("ajv/dist/2020.js");
  const { Ajv } = await import("ajv");
  const { $schema: dialect, $id: _id, ...own } = withoutPatterns(schema) as JsonObject;
  const isOld = typeof dialect === "string" && /draft-0[4-7]/.test(dialect);
  const options = { strict: false, validateFormats: false, logger: false } as const;
  const ajv = isOld ? new Ajv(options) : new Ajv2020(options);
  const validate = ajv.compile(own);
  return (value) => {
    try {
      if (validate(value)) return undefined;
    } catch (error) {
      // A schema that asks for itself without end, or a value with a member `valueOf`, which comparing calls.
      return `it cannot be compared (${error instanceof Error ? error.message : "no reason is known"})`;
    }
    const [error] = validate.errors ?? [];
    return `${error?.instancePath ?? ""} ${error?.message ?? "does not fit"}`.trim();
  };
}

/** Keywords whose members are called by anybody's names, not by keywords. */
const MAPS = new Set(["properties", "$defs", "definitions", "dependentSchemas"]);
/** Keywords that hold values, not schemas. */
const VALUES = new Set(["const", "enum", "default", "examples"]);
/** A regular expression from outside can take for ever, and to compare all items with all takes long. */
const COSTLY = new Set(["pattern", "patternProperties", "uniqueItems", "format"]);

function withoutPatterns(schema: Json): Json {
  if (typeof schema !== "object" || schema === null) return schema;
  if (Array.isArray(schema)) return (schema as readonly Json[]).map(withoutPatterns);
  const record = schema as JsonObject;
  // Without the patterns, what they allow beside the properties is not known any more.
  const isOpen = "patternProperties" in record;
  const kept = Object.entries(record).filter(
    ([key]) => !COSTLY.has(key) && !(isOpen && /^(?:additional|unevaluated)Properties$/.test(key)),
  );
  return Object.fromEntries(
    kept.map(([key, value]) => {
      if (VALUES.has(key)) return [key, value];
      if (!MAPS.has(key) || typeof value !== "object" || value === null)
        return [key, withoutPatterns(value)];
      return [
        key,
        Object.fromEntries(
          Object.entries(value).map(([name, one]) => [name, withoutPatterns(one)]),
        ),
      ];
    }),
  );
}
