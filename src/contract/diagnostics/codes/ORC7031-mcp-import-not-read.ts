import { defineDiagnostic } from "../diagnostic.ts";

export const mcpImportNotRead = defineDiagnostic<{
  /** As it stands behind a colon. */
  readonly why: string;
}>({
  code: "ORC7031",
  title: "No MCP servers can be taken over from a file",
  severity: "error",
  message: ({ why }) => `No servers can be taken over from the file: ${why}.`,
  help: () =>
    "Give a file with mcpServers or servers in it, such as .mcp.json, claude_desktop_config.json, .cursor/mcp.json or .vscode/mcp.json.",
  explanation: `
\`orchc tools --import FILE\` reads the configuration file of another tool: JSON, with comments where there are any, and an
object of servers by name under \`mcpServers\` or \`servers\`.
`,
});
