import { defineDiagnostic } from "../diagnostic.ts";

export const taskTimedOut = defineDiagnostic<{ readonly ms: number }>({
  code: "ORC4306",
  title: "A task took too long",
  severity: "error",
  message: ({ ms }) => `It had not ended after ${ms} ms.`,
  help: () =>
    "Give it less to do, or more time: timeoutMs of the task in plan.json, then build again. (limits.taskTimeoutMs in orchc.config.yaml counts for plans that are made after it is set.)",
  explanation: `
Each try at a task has a time limit. When it is over, the process that runs the script is killed, so a loop without
an end cannot hold up the run.
`,
});
