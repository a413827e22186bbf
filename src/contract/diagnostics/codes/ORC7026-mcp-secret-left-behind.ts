import { defineDiagnostic } from "../diagnostic.ts";

export const mcpSecretLeftBehind = defineDiagnostic<{
  readonly server: string;
  /** Where it stood in the configuration of the server: `env.API_KEY`. */
  readonly at: string;
  readonly variable: string;
}>({
  code: "ORC7026",
  title: "A secret of an MCP server was not taken over",
  severity: "warning",
  message: ({ server, at, variable }) =>
    `What stands in ${at} of the MCP server ${server} looks secret and was not taken over: \${${variable}} stands there now.`,
  help: ({ variable }) => `Set ${variable} in the environment that orchc is started in.`,
  explanation: `
A configuration is meant to be committed, and other tools let keys stand in theirs. \`orchc tools --import\` takes over how a
server is reached and puts a variable of the environment in the place of each value that looks secret: those of headers, of
variables, flags and parameters whose names say so, and those that look like a key. Where that was no secret, write it back.
`,
});
