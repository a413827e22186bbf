import { defineDiagnostic } from "../diagnostic.ts";

export const outputOverLimit = defineDiagnostic<{ readonly bytes: number; readonly limit: number }>(
  {
    code: "ORC4305",
    title: "The output of a task is too large",
    severity: "error",
    message: ({ bytes, limit }) => `The output is ${bytes} bytes long; the limit is ${limit}.`,
    help: () =>
      "Make the task return less (a filter, a sample, an aggregate), or let its tool write the data with context.produceFile and return the reference, which has no such limit. limits.outputBytes in orchc.config.yaml can be raised to 536,870,888.",
    explanation: `
An output is read as a whole by the tasks that need it. The limit prevents one runaway task from filling disk and memory.
It is counted before anything is written. A file that a tool puts on the bus may be of any size: see
docs/write-your-own-agent.md, "Much data".
`,
  },
);
