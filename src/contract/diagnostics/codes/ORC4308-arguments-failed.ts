import { defineDiagnostic } from "../diagnostic.ts";

export const argumentsFailed = defineDiagnostic<{ readonly message: string }>({
  code: "ORC4308",
  title: "The arguments of a task could not be computed",
  severity: "error",
  message: ({ message }) => `Its arguments could not be computed: ${message}.`,
  help: () =>
    "An earlier output lacks something that this task needs, such as the first row of an empty table: inspect it with orchc show RUN.",
  explanation: `
Between two tasks a script computes the arguments of the next. The expression threw an error.
`,
});
