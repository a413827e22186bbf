import { defineDiagnostic } from "../diagnostic.ts";

export const outputLost = defineDiagnostic<{
  readonly run: string;
  readonly task: string;
  readonly why: string;
}>({
  code: "ORC4314",
  title: "A stored output cannot be read any more",
  severity: "error",
  message: ({ task, why }) => `The output of ${task} cannot be read: ${why}.`,
  help: ({ run, task }) => `Make it again: orchc retry ${run} --from ${task}.`,
  explanation: `
A large output is a file on the bus; the database holds its sha256. The file is missing, or its content has changed.
`,
});
