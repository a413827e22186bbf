import { defineDiagnostic } from "../diagnostic.ts";

export const unknownAgent = defineDiagnostic<{
  readonly agent: string;
  readonly nearest?: string | undefined;
  readonly known: readonly string[];
}>({
  code: "ORC2005",
  title: "A task names an agent that does not exist",
  severity: "error",
  message: ({ agent }) => `There is no agent "${agent}".`,
  help: ({ nearest, known }) =>
    nearest === undefined ? `The agents are: ${known.join(", ")}.` : `Did you mean "${nearest}"?`,
  explanation: `
A task names its agent. The catalog has the built-in agents and every \`*.ts\` in the workspace's
agents folder; \`orchc tools\` lists them.
`,
});
