import { defineDiagnostic } from "../diagnostic.ts";

export const fileNotReadable = defineDiagnostic<{
  readonly file: string;
  readonly reason: string;
  /** Whether the system refuses to let this user read it. */
  readonly isDenied?: true;
}>({
  code: "ORC1005",
  title: "A file cannot be read",
  severity: "error",
  message: ({ file, reason }) => `${file} cannot be read: ${reason}.`,
  help: ({ file, isDenied }) =>
    isDenied === true
      ? `Make it readable for the user who runs orchc: chmod u+r ${file}`
      : "Check that it is there, that it is a text file, and that you may read it (ls -l).",
  explanation: `
A configuration file, a query file or a data file is there but the operating system does not let orchc read it,
or it is a folder, or its bytes are not UTF-8 text.

Data files are looked at when a plan is made and again before it runs, so nothing has run.
`,
});
