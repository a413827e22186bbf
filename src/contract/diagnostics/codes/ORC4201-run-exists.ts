import { defineDiagnostic } from "../diagnostic.ts";

export const runExists = defineDiagnostic<{ readonly run: string }>({
  code: "ORC4201",
  title: "The run exists already",
  severity: "error",
  message: ({ run }) => `There is a run ${run} already.`,
  help: () =>
    "Leave out the id to get a new one, or give one that is not taken. orchc runs lists them.",
  explanation: `
The id of a run names its rows in the database and its folders on disk, so no two runs share one.
`,
});
