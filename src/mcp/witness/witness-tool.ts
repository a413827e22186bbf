/** Widens the type of a tool's results by what was seen of them: in runs, or in a call that is made for it. */
import {
  mcpCallFailed,
  mcpNothingWitnessed,
  mcpServerNotListed,
  mcpServerUnknown,
  mcpToolChangesSomething,
  OrchcError,
  unknownTool,
} from "../../contract/diagnostics/index.ts";
import type { Json, JsonObject } from "../../contract/json.ts";
import { nearestName } from "../../contract/nearest.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { connect } from "../connection/connect.ts";
import { resolveServer, withoutSecrets } from "../connection/resolve-server.ts";
import { ServerFailure } from "../connection/server-failure.ts";
import type { ListedTool } from "../listing/listing.ts";
import { placesOf } from "../listing/places.ts";
import { readListing } from "../listing/read-listing.ts";
import { writeListing } from "../listing/write-listing.ts";
import { effectOf } from "../module/print-module.ts";
import { widen } from "./infer-schema.ts";
import { seenPlaces } from "./watch-results.ts";
import { isSameShape, readWitness, witnessed, writeWitness } from "./witness-file.ts";

export interface WitnessOptions {
  /** `server.tool`, as plans name it. */
  readonly name: string;
  /** What the tool is called with. Absent: what runs have seen. */
  readonly input?: JsonObject | undefined;
  /** Whether a tool may be called that changes something. */
  readonly mayChange: boolean;
  readonly workspace: Workspace;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
}

export interface Witnessed {
  readonly name: string;
  readonly server: string;
  /** JSON Schema of the results' JSON, as far as it was seen. */
  readonly schema: JsonObject;
  /** `new`: nothing was known before. */
  readonly outcome: "new" | "widened" | "same";
}

/** @throws OrchcError when the tool cannot be called, or nothing was seen of it */
export async function witnessTool(options: WitnessOptions): Promise<Witnessed> {
  const { name, workspace, input } = options;
  const { mcp } = workspace.paths;
  const server = name.split(".", 1)[0] ?? "";
  const listing = await readListing(mcp, server);
  if (listing === undefined) throw new OrchcError(notThere(server, workspace));
  const known = listing.tools.map((tool) => `${server}.${tool.export}`);
  const tool = listing.tools.find((one) => `${server}.${one.export}` === name);
  if (tool === undefined)
    throw new OrchcError(unknownTool({ tool: name, known, nearest: nearestName(name, known) }));
  if (tool.output !== undefined) {
    throw new OrchcError(mcpNothingWitnessed({ tool: name, why: "described" }));
  }
  const file = placesOf(mcp, server).witness(tool.export);
  const before = await readWitness(file, server);
  const seen =
    input === undefined
      ? await seenInRuns(name, tool, options)
      : witnessed(undefined, await resultOf(server, tool, input, options));
  const schema = before === undefined ? seen : widen(before, seen);
  const outcome = before === undefined ? "new" : isSameShape(before, schema) ? "same" : "widened";
  await writeWitness(file, schema);
  const effects = workspace.config.mcpServers[server]?.effects;
  await writeListing(listing, { mcp, server, effects });
  return { name, server, schema, outcome };
}

function notThere(server: string, { config }: Workspace) {
  const configured = Object.keys(config.mcpServers);
  return configured.includes(server)
    ? mcpServerNotListed({ server })
    : mcpServerUnknown({ server, configured });
}

async function seenInRuns(
  name: string,
  tool: ListedTool,
  { workspace }: WitnessOptions,
): Promise<JsonObject> {
  const server = name.split(".", 1)[0] ?? "";
  const seen = await readWitness(seenPlaces(workspace, server).witness(tool.export), server);
  if (seen !== undefined) return seen;
  throw new OrchcError(mcpNothingWitnessed({ tool: name, why: "not called" }));
}

/** The JSON that a call gives. */
async function resultOf(
  server: string,
  tool: ListedTool,
  input: JsonObject,
  { name, mayChange, workspace, env, signal = new AbortController().signal }: WitnessOptions,
): Promise<Json> {
  const { config, root } = workspace;
  const settings = config.mcpServers[server];
  if (settings === undefined) throw new OrchcError(notThere(server, workspace));
  const effect = settings.effects?.[tool.name] ?? effectOf(tool);
  if (effect !== "read" && !mayChange) {
    throw new OrchcError(mcpToolChangesSomething({ tool: name, effect }));
  }
  const resolved = resolveServer(server, settings, { root, env });
  try {
    const connection = await connect(resolved, { signal });
    try {
      const { structured } = await connection.call(tool.name, input, { signal });
      if (structured !== undefined) return structured;
    } finally {
      await connection.close();
    }
  } catch (error) {
    if (!(error instanceof ServerFailure)) throw error;
    throw new OrchcError(
      mcpCallFailed({ tool: name, why: withoutSecrets(error.message, resolved) }),
    );
  }
  throw new OrchcError(mcpNothingWitnessed({ tool: name, why: "text" }));
}
