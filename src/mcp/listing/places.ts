/** Where the listing of a server, its modules and what was seen of its results stand. */
import { join } from "node:path";
import { LISTING_FILE } from "./listing.ts";

/** @param mcp the folder of all servers, absolute */
export function placesOf(mcp: string, server: string) {
  const folder = join(mcp, server);
  return {
    folder,
    listing: join(folder, LISTING_FILE),
    /** @param exported what the module exports the tool as */
    module: (exported: string): string => join(folder, `${exported}.ts`),
    witnesses: join(folder, "witness"),
    witness: (exported: string): string => join(folder, "witness", `${exported}.json`),
  };
}
