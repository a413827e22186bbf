import { defineDiagnostic } from "../diagnostic.ts";

export const logNotWritten = defineDiagnostic<{ readonly file: string; readonly reason: string }>({
  code: "ORC4011",
  title: "Lines of a log are lost",
  severity: "warning",
  message: ({ file, reason }) =>
    `Lines that a tool logged cannot be written to ${file}: ${reason}.`,
  help: () =>
    "Make room on the disk, or make the folder writable. The run goes on; its results are kept elsewhere.",
  explanation: `
What tools log and print is kept in files, \`.orchc/runs/RUN/logs/TASK.ndjson\`, which \`orchc logs\` shows. A run whose
log cannot be written goes on: nothing follows from these lines. Its tasks, outputs and errors are in the history.
`,
});
