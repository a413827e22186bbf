/** Reads what `mcp/<server>/tools.json` holds. Loads no client: planning needs only this. */
import { readdir, readFile } from "node:fs/promises";
import { mcpListingNotRead, OrchcError } from "../../contract/diagnostics/index.ts";
import { placesOf } from "./places.ts";
import { listingSchema, type Listing } from "./listing.ts";

/** Names of the servers that have a folder, sorted. */
export async function listedServers(mcp: string): Promise<string[]> {
  const entries = await readdir(mcp, { withFileTypes: true }).catch(() => []);
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).toSorted();
}

/**
 * `undefined` when there is none.
 *
 * @throws OrchcError when it cannot be read, or is none
 */
export async function readListing(mcp: string, server: string): Promise<Listing | undefined> {
  const file = placesOf(mcp, server).listing;
  const fail = (why: string): OrchcError =>
    new OrchcError(mcpListingNotRead({ server, why }, { in: "file", file }));
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw fail(`it cannot be read (${error.code ?? error.message})`);
  });
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw fail("it is no JSON");
  }
  const { data, error } = listingSchema.safeParse(value);
  if (data !== undefined) return data;
  const [issue] = error.issues;
  throw fail(`${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim());
}
