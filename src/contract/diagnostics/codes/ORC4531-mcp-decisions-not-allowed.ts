import { defineDiagnostic } from "../diagnostic.ts";

export const mcpDecisionsNotAllowed = defineDiagnostic<{
  /** The command line that decides it. */
  readonly command: string;
}>({
  code: "ORC4531",
  title: "Gates are not decided through MCP here",
  severity: "error",
  message: () => "Gates of this workspace are decided by a person, and not through MCP.",
  help: ({ command }) =>
    `Ask the person to run: ${command}. Whoever wants decisions through MCP sets mcp.allowDecisions: true in orchc.config.yaml.`,
  explanation: `
A gate stands in a plan because a person has to decide. What a coding assistant sends cannot be told from what a person
said to it, and text that it has read may have talked it into an approval. So \`approve\` and \`reject\` of \`orchc mcp\` refuse,
and name the command that a person runs, unless the configuration says otherwise:

\`\`\`yaml
mcp:
  allowDecisions: true
\`\`\`

Then the call has to say by whom it is decided (\`by\`); the name of the program that sent it is recorded beside it.
`,
});
