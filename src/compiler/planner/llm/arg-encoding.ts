/**
 * How a model writes an argument. Strict structured output knows no objects with names of one's own choice,
 * so data is written as a list of fields, and every other object is a reference or its like:
 *
 *     "text", 3, true, null, [ ... ]               themselves
 *     {"ref": "t1.rows[0].price"}                  from the output of an earlier task
 *     {"param": "coin"}                            a parameter of the plan
 *     {"text": ["Report on ", {"ref": "t1.title"}]}  a text of several parts
 *     {"fields": [{"name": "a", "value": 1}]}      the data {"a": 1}
 *
 * So data that looks like a reference is never taken for one: its `ref` is the name of a field. The `$` of
 * plans is left out, because endpoints that resolve schemas stumble over a property called `$ref`.
 * Models without structured output often write plain objects and the `$`; those are understood too.
 */
import { z } from "zod";
import type { Json } from "../../../contract/json.ts";
import { argShape, literalOf, type Arg } from "../../../contract/values.ts";

/** The encoding, for the JSON Schema that is sent. */
export const encodedArgSchema: z.ZodType = z
  .lazy(() =>
    z.union([
      z.string(),
      z.number(),
      z.boolean(),
      z.null(),
      z.array(encodedArgSchema),
      z.object({ ref: z.string() }),
      z.object({ param: z.string() }),
      z.object({ text: z.array(encodedArgSchema) }),
      z.object({ fields: z.array(z.object({ name: z.string(), value: encodedArgSchema })) }),
    ]),
  )
  .meta({ id: "value" });

export function decodeArg(encoded: Json): Arg {
  if (encoded === null || typeof encoded !== "object") return encoded;
  if (Array.isArray(encoded)) return (encoded as readonly Json[]).map(decodeArg);
  const entries = Object.entries(encoded);
  const only = entries.length === 1 ? entries[0] : undefined;
  const fields = only?.[0] === "fields" ? fieldsOf(only[1]) : undefined;
  if (fields !== undefined) return asData(fields);
  const [key = "", value] = only ?? [];
  switch (key.replace(/^\$/, "")) {
    case "ref":
      if (typeof value === "string") return { $ref: value };
      break;
    case "param":
      if (typeof value === "string") return { $param: value };
      break;
    case "text":
      if (Array.isArray(value)) return { $text: (value as readonly Json[]).map(decodeArg) };
      break;
    case "literal":
      if (key === "$literal" && value !== undefined) return { $literal: value };
  }
  return asData(entries);
}

/** The other way round: what a model is shown of a plan has the form in which it replies. */
export function encodeArg(arg: Arg): Json {
  const shape = argShape(arg);
  switch (shape.is) {
    case "ref":
      return { ref: shape.text };
    case "param":
      return { param: shape.name };
    case "time":
      return shape.text;
    case "text":
      return { text: shape.parts.map(encodeArg) };
    case "list":
      return shape.items.map(encodeArg);
    case "record":
      return { fields: shape.entries.map(([name, value]) => ({ name, value: encodeArg(value) })) };
    case "literal":
      return encodeData(shape.value);
  }
}

function encodeData(value: Json): Json {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(encodeData);
  const entries = Object.entries(value);
  return { fields: entries.map(([name, inner]) => ({ name, value: encodeData(inner) })) };
}

type Entry = readonly [name: string, value: Json];

function fieldsOf(value: Json): Entry[] | undefined {
  const parsed = z.array(z.strictObject({ name: z.string(), value: z.json() })).safeParse(value);
  return parsed.data?.map((field) => [field.name, field.value]);
}

/** An object of data. One that a plan would read as a reference is wrapped, so that it stays what it is. */
function asData(entries: readonly Entry[]): Arg {
  const data = Object.fromEntries(entries.map(([name, value]) => [name, decodeArg(value)]));
  if (argShape(data).is === "record") return data;
  // What is inside may have been wrapped for the same reason: within a literal everything is data already.
  const inner = Object.entries(data).map(([name, value]) => [name, literalOf(value) ?? value]);
  return { $literal: Object.fromEntries(inner) as Json };
}
