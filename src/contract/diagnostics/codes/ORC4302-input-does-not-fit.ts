import { defineDiagnostic } from "../diagnostic.ts";

export const inputDoesNotFit = defineDiagnostic<{
  readonly tool: string;
  readonly problems: readonly string[];
}>({
  code: "ORC4302",
  title: "The input of a task does not fit its tool",
  severity: "error",
  message: ({ tool, problems }) => `The input does not fit ${tool}: ${problems.join("; ")}.`,
  help: () =>
    "Look at the outputs that the arguments come from (orchc show RUN): the data does not have the form that the plan expects.",
  explanation: `
Types are checked when a build is made; what cannot be known then (a list that is empty, a text that is no date,
a number out of range) is checked when the task starts.
`,
});
