import { defineDiagnostic } from "../diagnostic.ts";

export const mcpVariableNotSet = defineDiagnostic<{
  readonly server: string;
  readonly variable: string;
}>({
  code: "ORC4521",
  title: "A variable of an MCP server is not set",
  severity: "error",
  message: ({ server, variable }) =>
    `The configuration of the MCP server ${server} asks for the environment variable ${variable}, which is not set.`,
  help: ({ variable }) =>
    `Set it in the environment that orchc is started in, or give it a default: \${${variable}:-value}`,
  explanation: `
In \`mcpServers\`, \`\${NAME}\` is a variable of the environment of orchc. It is read when the server is started and is
written nowhere: no plan, script, manifest or recording holds it. An empty variable counts as not set. Nothing has run.
`,
});
