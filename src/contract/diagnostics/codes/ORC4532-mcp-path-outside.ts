import { defineDiagnostic } from "../diagnostic.ts";

export const mcpPathOutside = defineDiagnostic<{ readonly path: string }>({
  code: "ORC4532",
  title: "A file outside the workspace is named through MCP",
  severity: "error",
  message: ({ path }) => `${path} is not in the workspace.`,
  help: () => "Name a query file or a plan file of the workspace, or put the file there.",
  explanation: `
Through \`orchc mcp\` only query files and plan files of the workspace are read, links followed. On the command line a person
may name any file; an assistant was given the workspace, and a mistake in such a file would be told with its lines.
`,
});
