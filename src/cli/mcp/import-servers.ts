/** `orchc tools --import` of another tool's configuration: takes over the MCP servers of another tool's configuration file. */
import {
  mcpImportNotRead,
  mcpSecretLeftBehind,
  mcpServerLeftBehind,
  OrchcError,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import { exitStatus } from "../../contract/exit-status.ts";
import type { Outcome } from "../command.ts";
import type { Session } from "../session.ts";

/** @param file absolute */
export async function importServers(
  file: string,
  text: string,
  session: Session,
): Promise<Outcome> {
  const { workspace, catalog } = await session.project();
  const [{ readForeignServers }, { addMcpServers }] = await Promise.all([
    import("../../mcp/index.ts"),
    import("../../workspace/index.ts"),
  ]);
  const fail = (why: string) => new OrchcError(mcpImportNotRead({ why }, { in: "file", file }));
  const found = foundIn(text, readForeignServers, fail);
  const agents = new Set((await catalog()).cards.map(({ name }) => name));
  const taken: Record<string, object> = {};
  const diagnostics: Diagnostic[] = found.leftOut.map((one) => mcpServerLeftBehind(one));
  for (const { name, called, config, hidden } of found.servers) {
    // Servers are called what built-in agents are called: git, files.
    const free =
      agents.has(name) && workspace.config.mcpServers[name] === undefined ? `mcp-${name}` : name;
    if (workspace.config.mcpServers[free] !== undefined || free in taken) {
      diagnostics.push(
        mcpServerLeftBehind({ server: called, why: `a server ${free} is configured already` }),
      );
      continue;
    }
    taken[free] = config;
    diagnostics.push(...hidden.map((one) => mcpSecretLeftBehind({ server: free, ...one })));
  }
  const names = Object.keys(taken);
  if (names.length > 0) await addMcpServers(workspace.root, taken);
  const next = names.length === 0 ? "" : "\n\nNext  orchc tools --refresh";
  return {
    status: exitStatus.done,
    text: `${names.length === 0 ? "No server was taken over" : `Taken over into orchc.config.yaml: ${names.join(", ")}`}${next}`,
    json: { servers: taken },
    diagnostics,
  };
}

function foundIn<Found>(
  text: string,
  read: (text: string) => Found | undefined,
  fail: (why: string) => OrchcError,
): Found {
  try {
    const found = read(text);
    if (found !== undefined) return found;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw fail(`it is no JSON (${error.message})`);
  }
  throw fail("it names no servers");
}
