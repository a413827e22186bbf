import { defineDiagnostic } from "../diagnostic.ts";

export const mcpListingNotRead = defineDiagnostic<{
  readonly server: string;
  /** As it stands behind a colon. */
  readonly why: string;
}>({
  code: "ORC7021",
  title: "What an MCP server listed could not be read",
  severity: "error",
  message: ({ server, why }) =>
    `The listing of the MCP server ${server} could not be read: ${why}.`,
  help: ({ server }) => `Write it again: orchc tools --refresh ${server}`,
  explanation: `
\`mcp/<server>/tools.json\` is what \`orchc tools --refresh\` wrote of a server, and \`mcp/<server>/witness/\` what was seen
of its results. Both are written by orchc and read by planning and building. A file that was edited, merged badly or written
by a newer orchc is refused as a whole.
`,
});
