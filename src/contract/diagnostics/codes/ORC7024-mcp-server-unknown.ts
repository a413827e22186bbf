import { defineDiagnostic } from "../diagnostic.ts";

export const mcpServerUnknown = defineDiagnostic<{
  readonly server: string;
  readonly configured: readonly string[];
}>({
  code: "ORC7024",
  title: "There is no such MCP server",
  severity: "error",
  message: ({ server }) =>
    server === ""
      ? "No MCP server is configured."
      : `No MCP server ${JSON.stringify(server)} is configured.`,
  help: ({ configured }) =>
    configured.length > 0
      ? `Configured are: ${configured.join(", ")}.`
      : "Name servers under mcpServers in orchc.config.yaml, or take them over: orchc tools --import FILE",
  explanation: `
\`mcpServers\` in \`orchc.config.yaml\` names the servers of a workspace, in the form that other tools use:

\`\`\`yaml
mcpServers:
  disk:
    command: npx
    args: [-y, "@modelcontextprotocol/server-filesystem", data]
\`\`\`

A build that calls a tool of a server that is not configured any more is refused before anything runs.
`,
});
