import { defineDiagnostic } from "../diagnostic.ts";

export const mcpServerNotConfigured = defineDiagnostic<{
  readonly server: string;
  readonly configured: readonly string[];
}>({
  code: "ORC4520",
  title: "A build calls an MCP server that is not configured",
  severity: "error",
  message: ({ server }) =>
    `The build calls tools of the MCP server ${server}, which is not configured.`,
  help: ({ server, configured }) =>
    `Say under mcpServers.${server} in orchc.config.yaml how it is reached.${configured.length > 0 ? ` Configured are: ${configured.join(", ")}.` : ""}`,
  explanation: `
A script does not reach a server itself: its host does, as \`mcpServers\` in the configuration says. The listing in
\`mcp/<server>/\` is enough to plan and to build, but not to run. Nothing has run.
`,
});
