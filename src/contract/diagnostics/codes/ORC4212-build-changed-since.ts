import { defineDiagnostic } from "../diagnostic.ts";

export const buildChangedSince = defineDiagnostic<{ readonly run: string; readonly name: string }>({
  code: "ORC4212",
  title: "The build has changed since the run",
  severity: "error",
  message: ({ run, name }) =>
    `Run ${run} is of another build of ${name} than the one that is there.`,
  help: ({ name }) => `Start a new run: orchc exec ${name}. Or bring back the build of that run.`,
  explanation: `
A run is continued by the build that started it: its plan, scripts and tools are fixed by the manifest. What other code
would do with results of the old one was not reviewed.
`,
});
