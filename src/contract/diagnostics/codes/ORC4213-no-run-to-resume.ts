import { defineDiagnostic } from "../diagnostic.ts";

export const noRunToResume = defineDiagnostic<{ readonly name: string }>({
  code: "ORC4213",
  title: "No run can be resumed",
  severity: "error",
  message: ({ name }) => `${name} has no run that was interrupted, cancelled or failed.`,
  help: ({ name }) => `Start one: orchc exec ${name}. orchc runs lists those that there were.`,
  explanation: `
\`orchc exec NAME --resume\` goes on with the newest run of the build that has not succeeded.
`,
});
