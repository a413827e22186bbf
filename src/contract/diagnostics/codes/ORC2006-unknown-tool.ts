import { defineDiagnostic } from "../diagnostic.ts";

export const unknownTool = defineDiagnostic<{
  readonly tool: string;
  /** The agent that the task names, when the tool's own name says another. */
  readonly agent?: string | undefined;
  /** The agent that has this tool. */
  readonly owner?: string | undefined;
  readonly nearest?: string | undefined;
  readonly known: readonly string[];
}>({
  code: "ORC2006",
  title: "A task names a tool that does not exist",
  severity: "error",
  message: ({ tool, agent }) =>
    agent === undefined
      ? `There is no tool "${tool}".`
      : `"${tool}" is not a tool of the agent "${agent}".`,
  help: ({ nearest, known, owner }) => {
    if (owner !== undefined) return `It is a tool of "${owner}": name that agent.`;
    return nearest === undefined
      ? `The agent's tools are: ${known.join(", ")}.`
      : `Did you mean "${nearest}"?`;
  },
  explanation: `
A task names its tool in full: \`markets.history\` is the tool \`history\` of the agent \`markets\`.
\`orchc tools AGENT\` lists the tools of an agent.
`,
});
