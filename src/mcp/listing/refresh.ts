/** Asks a server what it lists, and writes that into the workspace. */
import {
  mcpServerNotReached,
  mcpServerUnknown,
  mcpToolLeftOut,
  OrchcError,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { connect } from "../connection/connect.ts";
import { resolveServer, withoutSecrets } from "../connection/resolve-server.ts";
import { ServerFailure } from "../connection/server-failure.ts";
import { compareListings, type ListingChanges } from "./compare-listings.ts";
import type { Listing } from "./listing.ts";
import { readListing } from "./read-listing.ts";
import type { LeftOut, TakenListing } from "./take-listing.ts";
import { writeListing } from "./write-listing.ts";

export interface Refreshed extends ListingChanges {
  readonly server: string;
  /** What the server calls itself. */
  readonly says: Listing["server"];
  readonly tools: number;
  /** Whether it had a listing before. */
  readonly isNew: boolean;
  /** Tools that are left out. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface RefreshOptions {
  readonly workspace: Workspace;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
}

/** Of so many that are left out, each is told. */
const MOST_TOLD = 10;

/** @throws OrchcError when the server cannot be reached, or its folder not written */
export async function refreshServer(server: string, options: RefreshOptions): Promise<Refreshed> {
  const { workspace, env, signal } = options;
  const { config, paths, root } = workspace;
  const settings = config.mcpServers[server];
  if (settings === undefined) {
    throw new OrchcError(mcpServerUnknown({ server, configured: Object.keys(config.mcpServers) }));
  }
  const { listing, leftOut } = await listTools(
    resolveServer(server, settings, { root, env }),
    signal,
  );
  // A damaged one is replaced: that is what its message asks for.
  const before = await readListing(paths.mcp, server).catch(() => undefined);
  await writeListing(listing, { mcp: paths.mcp, server, effects: settings.effects });
  return {
    server,
    says: listing.server,
    tools: listing.tools.length,
    isNew: before === undefined,
    ...compareListings(before, listing),
    diagnostics: told(server, leftOut),
  };
}

async function listTools(
  server: ReturnType<typeof resolveServer>,
  signal: AbortSignal | undefined,
): Promise<TakenListing> {
  try {
    const connection = await connect(server, { signal });
    await connection.close();
    return connection.taken;
  } catch (error) {
    if (!(error instanceof ServerFailure)) throw error;
    const why = withoutSecrets(error.message, server);
    throw new OrchcError(mcpServerNotReached({ server: server.name, why }));
  }
}

function told(server: string, leftOut: readonly LeftOut[]): Diagnostic[] {
  const first = leftOut.slice(0, MOST_TOLD).map((one) => mcpToolLeftOut({ server, ...one }));
  const more = leftOut.length - first.length;
  return more === 0
    ? first
    : [...first, mcpToolLeftOut({ server, tool: `and ${more} more`, why: "as those before it" })];
}
