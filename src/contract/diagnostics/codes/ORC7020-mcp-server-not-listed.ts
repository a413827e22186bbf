import { defineDiagnostic } from "../diagnostic.ts";

export const mcpServerNotListed = defineDiagnostic<{ readonly server: string }>({
  code: "ORC7020",
  title: "The tools of an MCP server are not known",
  severity: "error",
  message: ({ server }) =>
    `The MCP server ${server} is configured, and its tools have not been listed yet.`,
  help: ({ server }) => `List them: orchc tools --refresh ${server}. That starts the server.`,
  explanation: `
\`mcpServers\` in the configuration says how a server is reached. What its tools are, only the server knows, and to ask it,
it has to be started, with the rights of whoever does that. No plan does it by the way: \`orchc tools --refresh\` connects
to the server and writes what it lists into \`mcp/<server>/\`, to be reviewed and committed. From then on planning and
building need no server.

It is a warning: other agents work as before. Only a plan that names the server fails, with this as its reason.
`,
});
