import { defineDiagnostic } from "../diagnostic.ts";

export const mcpArgumentsNotValid = defineDiagnostic<{
  readonly tool: string;
  /** One sentence each: `plan: a text is expected`. */
  readonly problems: readonly string[];
}>({
  code: "ORC4530",
  title: "The arguments of an MCP tool are not what it takes",
  severity: "error",
  message: ({ tool, problems }) => `The arguments of ${tool} do not fit: ${problems.join("; ")}.`,
  help: ({ tool }) => `Call ${tool} again with arguments that fit its input schema (tools/list).`,
  explanation: `
\`orchc mcp\` checks the arguments of each call against the input schema of the tool before anything is done. Arguments that
a tool does not have are refused too: left out in silence, they would be taken for done.
`,
});
