import { defineDiagnostic } from "../diagnostic.ts";

export const noDatabase = defineDiagnostic<{ readonly file: string }>({
  code: "ORC4007",
  title: "There is no history yet",
  severity: "error",
  message: ({ file }) => `There is no database at ${file}.`,
  help: () => "Run something first (orchc run, orchc exec), or go to the workspace that has runs.",
  explanation: `
The database is made by the first run in a workspace. Commands that only read the history do not make it.
`,
});
