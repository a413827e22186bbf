/** What an operation is sent as JSON, as one value or by its fields. */
import { isJsonObject, type Json, type JsonObject } from "../../contract/json.ts";
import { mergeAll } from "../../tool-modules/merge-schemas.ts";
import { jsonOf } from "./contents.ts";
import { DocumentProblem } from "./problem.ts";
import { listOf, resolved } from "./resolve.ts";

export interface ApiBody {
  /** Without what is `readOnly`. */
  readonly schema: Json;
  readonly isRequired: boolean;
  readonly mediaType: string;
}

/** `undefined` when it takes none, or can do without one that is no JSON. */
export function bodyOf(operation: JsonObject, root: JsonObject): ApiBody | undefined {
  if (operation["requestBody"] === undefined) return undefined;
  const body = resolved(operation["requestBody"], root);
  const isRequired = body["required"] === true;
  const content = jsonOf(body);
  if (content !== undefined) return { ...content, isRequired };
  if (!isRequired) return undefined;
  const types = isJsonObject(body["content"]) ? Object.keys(body["content"]).join(", ") : "";
  throw new DocumentProblem(`it takes ${types.slice(0, 100)}, and JSON is what can be sent`);
}

export interface BodyField {
  readonly called: string;
  readonly schema: Json;
  readonly isRequired: boolean;
}

/** So many arguments are what a person still reads. */
const MOST_FIELDS = 40;

/**
 * The fields of a body that is a record of known names: each is an argument of its own, so that whoever plans has
 * names and types to go by. `undefined` for any other body, and for one that can be left out.
 */
export function fieldsOf(
  { schema, isRequired }: ApiBody,
  root: JsonObject,
): BodyField[] | undefined {
  const record = isRequired ? recordOf(schema, root) : undefined;
  if (record === undefined) return undefined;
  const { type = "object", properties, additionalProperties = false } = record;
  const isOpen = additionalProperties !== false || record["patternProperties"] !== undefined;
  const hasForms = ["oneOf", "anyOf", "not", "if"].some((word) => record[word] !== undefined);
  if (type !== "object" || !isJsonObject(properties) || isOpen || hasForms) return undefined;
  const required = new Set(listOf(record["required"]));
  const fields = Object.entries(properties).map(([called, field]) => ({
    called,
    schema: field,
    isRequired: required.has(called),
  }));
  return fields.length === 0 || fields.length > MOST_FIELDS ? undefined : fields;
}

function recordOf(schema: Json, root: JsonObject, depth = 0): JsonObject | undefined {
  if (!isJsonObject(schema) || depth > 20) return undefined;
  const { allOf, ...own } = resolved(schema, root);
  const parts = listOf(allOf).map((part) => recordOf(part, root, depth + 1));
  return parts.every((part) => part !== undefined) ? mergeAll([own, ...parts]) : undefined;
}
