import { defineDiagnostic } from "../diagnostic.ts";

export const taskTimedOut = defineDiagnostic<{ readonly ms: number }>({
  code: "ORC4306",
  title: "A task took too long",
  severity: "error",
  message: ({ ms }) => `It had not ended after ${ms} ms.`,
  help: () =>
    "Give it more time (timeoutMs of the task in the plan, or limits.taskTimeoutMs in orchc.config.yaml), or less to do.",
  explanation: `
Each try at a task has a time limit. When it is over, the process that runs the script is killed, so a loop without
an end cannot hold up the run.
`,
});
