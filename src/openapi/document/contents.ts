/** What an operation answers, as a schema, and how that is made of what comes back. */
import type { HttpOperation } from "../../catalog/http/operation.ts";
import { isJsonObject, type Json, type JsonObject } from "../../contract/json.ts";
import { resolved } from "./resolve.ts";

export interface ApiAnswer {
  readonly answer: HttpOperation["answer"];
  /** Of an object. */
  readonly schema: JsonObject;
}

const STATUS = "the status that the service answered with";
const TEXT = "what the service answered, as text";

/** Of the statuses that mean success. */
export function answerOf(operation: JsonObject, root: JsonObject): ApiAnswer {
  const all = Object.entries(isJsonObject(operation["responses"]) ? operation["responses"] : {});
  const succeeded = all.filter(([status]) => /^2(?:\d\d|XX)$/.test(status));
  const answers = (
    succeeded.length > 0 ? succeeded : all.filter(([status]) => status === "default")
  ).map(([, one]) => resolved(one, root));
  const schemas = answers.map((one) => jsonOf(one)?.schema);
  if (answers.length > 0 && schemas.every((one) => one !== undefined)) return ofJson(schemas, root);
  const isSilent = answers.every(
    ({ content }) => !isJsonObject(content) || Object.keys(content).length === 0,
  );
  return isSilent && answers.length > 0
    ? { answer: "status", schema: record("status", { type: "integer", description: STATUS }) }
    : { answer: "text", schema: record("text", { type: "string", description: TEXT }) };
}

function ofJson(schemas: readonly Json[], root: JsonObject): ApiAnswer {
  const each = [...new Map(schemas.map((one) => [JSON.stringify(one), one])).values()];
  const [only = true] = each;
  if (each.length > 1)
    return { answer: { field: "value" }, schema: record("value", { anyOf: each }) };
  const { type, properties, additionalProperties } = shallow(only, root);
  if (type === "array") return { answer: { field: "items" }, schema: record("items", only) };
  const isRecord = type === "object" || properties !== undefined;
  // Names that nobody knows before are one value, and not the fields of the output.
  const isNamed = properties !== undefined && !isJsonObject(additionalProperties);
  return isRecord && isNamed
    ? { answer: "json", schema: only as JsonObject }
    : { answer: { field: "value" }, schema: record("value", only) };
}

/** What the schema says of itself at its root; of combined ones what the first part that says it does. */
function shallow(schema: Json, root: JsonObject, depth = 0): JsonObject {
  if (!isJsonObject(schema) || depth > 20) return {};
  const own = resolved(schema, root);
  const parts = Array.isArray(own["allOf"]) ? (own["allOf"] as readonly Json[]) : [];
  const said = parts.map((part) => shallow(part, root, depth + 1));
  return Object.assign({}, ...said.toReversed(), own) as JsonObject;
}

function record(name: string, schema: Json): JsonObject {
  return { type: "object", properties: { [name]: schema }, required: [name] };
}

/** `application/json`, or one of its kin: `application/problem+json`, `application/vnd.api+json`. */
export function jsonOf({ content }: JsonObject): { schema: Json; mediaType: string } | undefined {
  if (!isJsonObject(content)) return undefined;
  const found = Object.entries(content).find(([type]) =>
    /^application\/(?:[\w.+-]+\+)?json(?:;|$)/i.test(type),
  );
  if (found === undefined) return undefined;
  const [mediaType, part] = found;
  return { schema: isJsonObject(part) ? (part["schema"] ?? true) : true, mediaType };
}
