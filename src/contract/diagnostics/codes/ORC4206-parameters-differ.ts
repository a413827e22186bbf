import { defineDiagnostic } from "../diagnostic.ts";

export const parametersDiffer = defineDiagnostic<{ readonly run: string; readonly name: string }>({
  code: "ORC4206",
  title: "The run has other parameters",
  severity: "error",
  message: ({ run, name }) => `Run ${run} has another value for the parameter "${name}".`,
  help: () =>
    "Leave out --param to join the run with its parameters, or leave out --run to start another.",
  explanation: `
All scripts of a run share its parameters, which are fixed when the run is created.
`,
});
