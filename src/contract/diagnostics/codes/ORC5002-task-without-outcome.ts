import { defineDiagnostic } from "../diagnostic.ts";

export const taskWithoutOutcome = defineDiagnostic<{
  readonly task: string;
  readonly title: string;
  readonly why: string;
}>({
  code: "ORC5002",
  title: "A task of the plan has no outcome",
  severity: "warning",
  message: ({ task, title, why }) => `Task ${task} (${title}) ${why}.`,
  help: () => "Run the build again: orchc exec NAME.",
  explanation: `
When a run has ended, each task of its plan has succeeded (and its output is stored), failed, was skipped or was
cancelled. One that is still pending or running, or that succeeded without an output, was lost: a process was
killed, or the database was changed from outside.
`,
});
