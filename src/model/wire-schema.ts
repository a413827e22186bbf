import { z } from "zod";
import type { Json, JsonObject } from "../contract/json.ts";

/** Characters of a text, and parts of a list, that have no bound of their own: more than any part of a plan or of an answer has. */
const MOST_CHARACTERS = 2000;
const MOST_ITEMS = 200;

/**
 * The JSON Schema that is sent for a reply, within what strict structured output allows: every field is
 * required, objects are closed, and there are no defaults. Fields that have a default in the zod type are
 * filled in only for endpoints that do not hold models to the schema.
 *
 * Every text and every list has a bound: under a grammar a weak model otherwise runs on to its token limit. Endpoints
 * that refuse such keywords are sent the schema without them.
 */
export function wireSchema(schema: z.ZodType): JsonObject {
  const written = z.toJSONSchema(schema, {
    io: "output",
    override: ({ jsonSchema }) => {
      delete jsonSchema.default;
      delete jsonSchema.id;
      if (jsonSchema.type === "array") jsonSchema.maxItems ??= MOST_ITEMS;
      const isOpen = jsonSchema.enum === undefined && jsonSchema.const === undefined;
      if (jsonSchema.type === "string" && isOpen) jsonSchema.maxLength ??= MOST_CHARACTERS;
    },
  });
  const { $schema: _dialect, ...own } = written as Record<string, Json>;
  return own;
}

/**
 * Which of these bounds a part of a reply is as long as: a grammar ends there what the model would have gone on with.
 * `undefined` when there is none.
 */
export function boundReached(value: Json): string | undefined {
  if (typeof value === "string") {
    return value.length === MOST_CHARACTERS ? `${MOST_CHARACTERS} characters of a text` : undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value) && value.length === MOST_ITEMS) return `${MOST_ITEMS} parts of a list`;
  for (const part of Object.values(value) as Json[]) {
    const bound = boundReached(part);
    if (bound !== undefined) return bound;
  }
  return undefined;
}
