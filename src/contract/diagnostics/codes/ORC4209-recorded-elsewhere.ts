import { defineDiagnostic } from "../diagnostic.ts";

export const recordedElsewhere = defineDiagnostic<{ readonly run: string; readonly task: string }>({
  code: "ORC4209",
  title: "Another process records the same task",
  severity: "error",
  message: ({ run, task }) => `Another process has recorded ${task} of run ${run} in the meantime.`,
  help: () =>
    "Let one process at a time work on a script of a run. orchc show RUN shows its progress.",
  explanation: `
Two processes tried to do the same task of the same run, or the database was changed from outside during the run.
The records of the other process were kept, and this one stopped.
`,
});
