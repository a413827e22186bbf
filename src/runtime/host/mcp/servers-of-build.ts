/** The MCP servers that a build calls, with what only the host may know of them. */
import {
  mcpServerNotConfigured,
  OrchcError,
  together,
} from "../../../contract/diagnostics/index.ts";
import type { Manifest } from "../../../contract/manifest.ts";
import { parseMcpPermission } from "../../../contract/permissions.ts";
import { resolveServer, type ResolvedServer } from "../../../mcp/index.ts";
import type { Workspace } from "../../../workspace/workspace.ts";

/** @throws OrchcError with every server that is not configured, and every variable that is not set */
export async function serversOfBuild(
  { units }: Pick<Manifest, "units">,
  { config, root }: Workspace,
  env: NodeJS.ProcessEnv,
): Promise<ReadonlyMap<string, ResolvedServer>> {
  const permissions = units.flatMap(({ permissions: { mcp = [] } }) => mcp);
  const names = new Set(permissions.flatMap((entry) => parseMcpPermission(entry)?.server ?? []));
  const configured = Object.keys(config.mcpServers);
  const resolved = await together(
    [...names].toSorted().map(async (server) => {
      const settings = config.mcpServers[server];
      if (settings === undefined)
        throw new OrchcError(mcpServerNotConfigured({ server, configured }));
      return resolveServer(server, settings, { root, env });
    }),
  );
  return new Map(resolved.map((server) => [server.name, server]));
}
