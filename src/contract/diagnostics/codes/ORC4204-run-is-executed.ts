import { defineDiagnostic } from "../diagnostic.ts";

export const runIsExecuted = defineDiagnostic<{ readonly run: string; readonly pid: number }>({
  code: "ORC4204",
  title: "Another process is executing the run",
  severity: "error",
  message: ({ run, pid }) => `Run ${run} is being executed by process ${pid}.`,
  help: () => "Wait for it, or start the script without --run.",
  explanation: `
\`orchc exec\` runs every script of a run itself. A script that runs alone cannot take part in it.
`,
});
