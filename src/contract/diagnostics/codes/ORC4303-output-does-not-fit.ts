import { defineDiagnostic } from "../diagnostic.ts";

export const outputDoesNotFit = defineDiagnostic<{
  readonly tool: string;
  readonly problems: readonly string[];
}>({
  code: "ORC4303",
  title: "The output of a tool does not match its schema",
  severity: "error",
  message: ({ tool, problems }) =>
    `The output of ${tool} does not fit its schema: ${problems.join("; ")}.`,
  help: () => `Correct the tool, or its output schema: later tasks rely on it.`,
  explanation: `
Every output is checked against the schema that the tool declares before it is stored, because the tasks that follow
were type-checked against that schema.
`,
});
