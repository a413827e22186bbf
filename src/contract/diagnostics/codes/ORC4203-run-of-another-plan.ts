import { defineDiagnostic } from "../diagnostic.ts";

export const runOfAnotherPlan = defineDiagnostic<{ readonly run: string; readonly name: string }>({
  code: "ORC4203",
  title: "The run belongs to another plan",
  severity: "error",
  message: ({ run, name }) => `Run ${run} is of another plan than this build of ${name}.`,
  help: () =>
    "Leave out --run to let the script find or start a run of its own plan, or build the plan of that run.",
  explanation: `
A script that runs alone joins a run of the same plan: the sha256 of the plan in the manifest must be that of the run.
`,
});
