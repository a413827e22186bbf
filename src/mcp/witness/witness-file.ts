/** What was seen of the results of a tool that does not say what comes out: their shape, and no value of them. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { mcpListingNotRead, OrchcError } from "../../contract/diagnostics/index.ts";
import type { Json } from "../../contract/json.ts";

export const witnessSchema = z.strictObject({
  version: z.literal(1),
  /** Nobody has promised this shape. */
  inferred: z.literal(true),
  /** Results that it was inferred from. */
  results: z.int().positive(),
  /** JSON Schema of the JSON in the result. */
  schema: z.record(
    z.string(),
    z.custom<Json>((value) => value !== undefined),
  ),
});
export type Witness = z.infer<typeof witnessSchema>;

/**
 * `undefined` when there is none.
 *
 * @throws OrchcError when it is damaged
 */
export async function readWitness(file: string): Promise<Witness | undefined> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return witnessSchema.parse(JSON.parse(text));
  } catch {
    const facts = { server: "", why: "it does not hold the shape of results; remove it, and run orchc tools --witness" }; // prettier-ignore
    throw new OrchcError(mcpListingNotRead(facts, { in: "file", file }));
  }
}
