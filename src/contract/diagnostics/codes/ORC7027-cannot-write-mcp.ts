import { defineDiagnostic } from "../diagnostic.ts";

export const cannotWriteMcp = defineDiagnostic<{
  /** As it stands behind a colon. */
  readonly why: string;
  /** The beginning of a sentence. */
  readonly remedy: string;
}>({
  code: "ORC7027",
  title: "What an MCP server lists could not be written",
  severity: "error",
  message: ({ why }) => `What the MCP server lists could not be written: ${why}.`,
  help: ({ remedy }) => `${remedy}, and run the command again.`,
  explanation: `
\`orchc tools --refresh\` writes \`mcp/<server>/\` in the workspace: the listing, and a module for each tool. The listing is
written last, so a tool that it names has its module.
`,
});
