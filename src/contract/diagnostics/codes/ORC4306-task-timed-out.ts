import { defineDiagnostic } from "../diagnostic.ts";

export const taskTimedOut = defineDiagnostic<{ readonly ms: number }>({
  code: "ORC4306",
  title: "A task timed out",
  severity: "error",
  message: ({ ms }) => `It did not end within ${ms} ms.`,
  help: () =>
    "Reduce its work, or raise timeoutMs of the task in plan.json and build again. (limits.taskTimeoutMs in orchc.config.yaml applies to plans that are made afterwards.)",
  explanation: `
Each attempt at a task has a time limit. After it, the process that runs the script is killed, so an endless loop
cannot block the run.
`,
});
