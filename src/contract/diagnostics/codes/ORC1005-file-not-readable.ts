import { defineDiagnostic } from "../diagnostic.ts";

export const fileNotReadable = defineDiagnostic<{
  readonly file: string;
  readonly reason: string;
}>({
  code: "ORC1005",
  title: "A file cannot be read",
  severity: "error",
  message: ({ file, reason }) => `${file} cannot be read: ${reason}.`,
  help: () => "Check that it is there, that it is a text file, and that you may read it (ls -l).",
  explanation: `
A configuration file or a query file is there but the operating system does not let orchc read it,
or it is a folder, or its bytes are not UTF-8 text.
`,
});
