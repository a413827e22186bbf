import { defineDiagnostic } from "../diagnostic.ts";

export const parametersDiffer = defineDiagnostic<{ readonly run: string; readonly name: string }>({
  code: "ORC4206",
  title: "The run has other parameters",
  severity: "error",
  message: ({ run, name }) => `Run ${run} has another value for the parameter "${name}".`,
  help: () => "Leave out --param to go on with the parameters of the run, or start another run.",
  explanation: `
All scripts of a run share its parameters, which are fixed when the run is created.
`,
});
