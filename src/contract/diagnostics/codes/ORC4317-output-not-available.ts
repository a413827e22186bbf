import { defineDiagnostic } from "../diagnostic.ts";

export const outputNotAvailable = defineDiagnostic<{ readonly task: string }>({
  code: "ORC4317",
  title: "A script requested an output that does not exist",
  severity: "error",
  message: ({ task }) => `It needs the output of ${task}, which has not succeeded.`,
  help: () => "Build again; if it happens again, please report it.",
  explanation: `
A script can read only outputs of tasks that have succeeded in the same run.
`,
});
