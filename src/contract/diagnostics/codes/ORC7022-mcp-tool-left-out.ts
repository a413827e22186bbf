import { defineDiagnostic } from "../diagnostic.ts";

export const mcpToolLeftOut = defineDiagnostic<{
  readonly server: string;
  /** As the server calls it, or how many. */
  readonly tool: string;
  /** As it stands behind a colon. */
  readonly why: string;
}>({
  code: "ORC7022",
  title: "A tool of an MCP server cannot be used",
  severity: "warning",
  message: ({ server, tool, why }) =>
    `The tool ${JSON.stringify(tool)} of the MCP server ${server} is left out: ${why}.`,
  help: () => "The server's other tools can be used. Tell its author, when the tool is needed.",
  explanation: `
What a server lists is written by somebody else, and is used to write modules and to check data. A tool is left out when its
name has other characters than letters, digits and \`_ - . /\`, when another has the same name, or when a schema of it refers
to another document, to nothing, or to itself without end, or is very large. Nothing is ever fetched for a schema.
`,
});
