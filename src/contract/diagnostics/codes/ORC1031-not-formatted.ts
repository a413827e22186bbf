import { defineDiagnostic } from "../diagnostic.ts";

export const notFormatted = defineDiagnostic<{
  /** As a person at the command line writes it. */
  readonly file: string;
}>({
  code: "ORC1031",
  title: "A file does not have the canonical layout",
  severity: "error",
  message: ({ file }) => `${file} is not formatted.`,
  help: ({ file }) => `Format it: orchc fmt ${file}.`,
  explanation: `
\`orchc fmt --check\` compares query files and plan files with what \`orchc fmt\` would write, and writes nothing: for CI.
The layout is the order of keys, blanks and line breaks; it changes nothing that the file says, and every comment stays.
`,
});
