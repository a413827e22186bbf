import { defineDiagnostic } from "../diagnostic.ts";

export const outputOverLimit = defineDiagnostic<{ readonly bytes: number; readonly limit: number }>(
  {
    code: "ORC4305",
    title: "The output of a task is too large",
    severity: "error",
    message: ({ bytes, limit }) => `The output is ${bytes} bytes long; the limit is ${limit}.`,
    help: () =>
      "Make the task return less (a filter, a sample, an aggregate), write the data with context.writeFile, or raise limits.outputBytes in orchc.config.yaml.",
    explanation: `
An output is read as a whole by the tasks that need it. The limit prevents one runaway task from filling disk and memory.
`,
  },
);
