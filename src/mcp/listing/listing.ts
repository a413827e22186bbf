/** What an MCP server lists, as `mcp/<server>/tools.json` keeps it: data that somebody else wrote, cut to limits. */
import { z } from "zod";
import { canonicalJson, sha256, type Json, type JsonObject } from "../../contract/json.ts";

export const LISTING_FILE = "tools.json";

const schema = z.record(
  z.string(),
  z.custom<Json>((value) => value !== undefined),
);

export const annotationNames = ["readOnlyHint", "destructiveHint", "idempotentHint"] as const;

export const listedToolSchema = z.strictObject({
  /** As the server calls it. */
  name: z.string().min(1),
  /** As its module exports it, and as plans name it behind the server's name. */
  export: z.string().regex(/^[A-Za-z_$][A-Za-z0-9_$]*$/),
  description: z.string(),
  /** JSON Schema. */
  input: schema,
  /** JSON Schema; absent: the server does not say what comes out. */
  output: schema.exactOptional(),
  annotations: z
    .strictObject({
      readOnlyHint: z.boolean().exactOptional(),
      destructiveHint: z.boolean().exactOptional(),
      idempotentHint: z.boolean().exactOptional(),
    })
    .exactOptional(),
  /** Of what it takes and gives, see `contractHash`. */
  hash: z.string(),
});
export type ListedTool = z.infer<typeof listedToolSchema>;

export const listingSchema = z.strictObject({
  version: z.literal(1),
  /** What the server says of itself. */
  server: z.strictObject({ name: z.string(), version: z.string() }),
  /** Sorted by name. */
  tools: z.array(listedToolSchema),
});
export type Listing = z.infer<typeof listingSchema>;

/** Digits of a hash: enough that nobody finds another schema with the same by trying. */
const HASH_DIGITS = 16;

/** Of what a tool takes and gives and claims to do, without the words for people: those change no call. */
export function contractHash({
  name,
  input,
  output,
  annotations = {},
}: Pick<ListedTool, "name" | "input" | "output" | "annotations">): string {
  const contract = { name, input: wordless(input), output: wordless(output ?? null), annotations };
  return sha256(canonicalJson(contract)).slice(0, HASH_DIGITS);
}

const WORDS = new Set(["description", "title", "$comment", "examples"]);

/** `properties` may have members that are called like a word; their values are schemas, not texts. */
function wordless(value: Json): Json {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Json) => wordless(item));
  return Object.fromEntries(
    Object.entries(value as JsonObject)
      .filter(
        ([key, item]) => !WORDS.has(key) || (typeof item === "object" && !Array.isArray(item)),
      )
      .map(([key, item]) => [key, wordless(item)]),
  );
}
