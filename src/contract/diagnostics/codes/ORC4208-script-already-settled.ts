import { defineDiagnostic } from "../diagnostic.ts";

export const scriptAlreadySettled = defineDiagnostic<{ readonly run: string }>({
  code: "ORC4208",
  title: "The tasks of the script have already ended",
  severity: "note",
  message: ({ run }) => `All tasks of this script have already ended in run ${run}.`,
  help: () => "orchc show RUN shows the outputs. Leave out --run to start another run.",
  explanation: `
A script that runs alone does what its run still needs. Here nothing is left to do: its tasks have ended, or were skipped.
`,
});
