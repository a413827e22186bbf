import { defineDiagnostic } from "../diagnostic.ts";

export const mcpServerNotReached = defineDiagnostic<{
  readonly server: string;
  /** As it stands behind a colon. */
  readonly why: string;
}>({
  code: "ORC7023",
  title: "An MCP server could not be asked for its tools",
  severity: "error",
  message: ({ server, why }) =>
    `The MCP server ${server} could not be asked for its tools: ${why}.`,
  help: ({ server }) =>
    `Correct mcpServers.${server} in orchc.config.yaml: its command and args have to start it by hand too, its url has to answer.`,
  explanation: `
The server was started, or its address was asked, as the configuration says, and it did not answer as an MCP server does: the
program is not there or ended, it writes something else than messages to its standard output, it took longer than a minute,
or the address answers with an error. What stands in \`mcp/<server>/\` is left as it was.

Servers are asked in the revision 2025-11-25 of the protocol, which all of them answer that also take older clients.
`,
});
