import { z } from "zod";
import type { Json, JsonObject } from "../contract/json.ts";

/**
 * The JSON Schema that is sent for a reply, within what strict structured output allows: every field is
 * required, objects are closed, and there are no defaults. Fields that have a default in the zod type are
 * filled in only for endpoints that do not hold models to the schema.
 */
export function wireSchema(schema: z.ZodType): JsonObject {
  const written = z.toJSONSchema(schema, {
    io: "output",
    override: ({ jsonSchema }) => {
      delete jsonSchema.default;
      delete jsonSchema.id;
    },
  });
  const { $schema: _dialect, ...own } = written as Record<string, Json>;
  return own;
}
