import { defineDiagnostic } from "../diagnostic.ts";

export const mcpCallFailed = defineDiagnostic<{ readonly tool: string; readonly why: string }>({
  code: "ORC7030",
  title: "A tool of an MCP server could not be called",
  severity: "error",
  message: ({ tool, why }) => `${tool} could not be called to see its result: ${why}.`,
  help: () => "Correct the arguments (--args) or the configuration of the server, and try again.",
  explanation: `
\`orchc tools --witness server.tool --args '{…}'\` starts the server and calls the tool once, with these arguments, to see
what its result looks like. The server could not be started, refused the arguments, or the tool failed; what it said stands
in the message. Nothing was written.
`,
});
