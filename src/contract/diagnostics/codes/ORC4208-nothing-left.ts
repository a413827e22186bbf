import { defineDiagnostic } from "../diagnostic.ts";

export const nothingLeft = defineDiagnostic<{ readonly run: string }>({
  code: "ORC4208",
  title: "The tasks of the script are settled already",
  severity: "note",
  message: ({ run }) => `Everything that this script does is settled in run ${run}.`,
  help: () => "orchc show RUN shows the outputs. Leave out --run to start another run.",
  explanation: `
A script that runs alone does what its run still needs. Here nothing is left for it: its tasks have ended, or were skipped.
`,
});
