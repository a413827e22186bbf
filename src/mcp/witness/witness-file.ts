/** What was seen of the results of a tool that does not say what comes out: their shape, and no value of them. */
import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { z } from "zod";
import { mcpListingNotRead, OrchcError } from "../../contract/diagnostics/index.ts";
import { canonicalJson, prettyJson, type Json, type JsonObject } from "../../contract/json.ts";
import { inferSchema, widen } from "./infer-schema.ts";

const witnessSchema = z.strictObject({
  version: z.literal(1),
  /** Nobody has promised this shape. */
  inferred: z.literal(true),
  /** JSON Schema of the JSON in the results. */
  schema: z.record(
    z.string(),
    z.custom<Json>((value) => value !== undefined),
  ),
});

/**
 * The shape that a file holds; `undefined` when there is none.
 *
 * @throws OrchcError when it is damaged
 */
export async function readWitness(file: string, server: string): Promise<JsonObject | undefined> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return witnessSchema.parse(JSON.parse(text)).schema;
  } catch {
    const why = "it holds no shape of results; remove the file when writing again does not help";
    throw new OrchcError(mcpListingNotRead({ server, why }, { in: "file", file }));
  }
}

/** Widens a shape by a value. `undefined`: nothing was seen before. */
export function witnessed(before: JsonObject | undefined, value: Json): JsonObject {
  const seen = inferSchema(value);
  return before === undefined ? seen : widen(before, seen);
}

export function isSameShape(one: JsonObject | undefined, other: JsonObject): boolean {
  return one !== undefined && canonicalJson(one) === canonicalJson(other);
}

export async function writeWitness(file: string, schema: JsonObject): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFileAtomic(file, prettyJson({ version: 1, inferred: true, schema }));
}
