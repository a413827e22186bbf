import { defineDiagnostic } from "../diagnostic.ts";

export const outputLost = defineDiagnostic<{ readonly task: string; readonly why: string }>({
  code: "ORC4314",
  title: "A stored output cannot be read any more",
  severity: "error",
  message: ({ task, why }) => `The output of ${task} cannot be read: ${why}.`,
  help: () => "Start a new run: a file of the bus was removed or changed.",
  explanation: `
A large output is a file on the bus; the database holds its sha256. The file is missing, or its content has changed.
`,
});
