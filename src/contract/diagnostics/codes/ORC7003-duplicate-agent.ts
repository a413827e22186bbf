import { defineDiagnostic } from "../diagnostic.ts";

export const duplicateAgent = defineDiagnostic<{
  readonly name: string;
  /** A file, or "built in". */
  readonly other: string;
}>({
  code: "ORC7003",
  title: "Two agents have the same name",
  severity: "error",
  message: ({ name, other }) =>
    `The agent "${name}" is defined twice; the other one is ${other === "built in" ? other : `in ${other}`}.`,
  help: ({ name }) =>
    `Give one of them another name. Built-in agents keep theirs, so that "${name}" means the same in every workspace.`,
  explanation: `
A tool is known by its agent's name and its own (\`markets.history\`), so agents' names are unique
across the built-in ones and the workspace's own. The later file is ignored, with a warning; a built-in agent
is never replaced. An MCP server is an agent too: its name is its key under \`mcpServers\` in the configuration.
`,
});
