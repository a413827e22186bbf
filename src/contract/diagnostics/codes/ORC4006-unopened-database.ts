import { defineDiagnostic } from "../diagnostic.ts";

export const unopenedDatabase = defineDiagnostic<{ readonly file: string; readonly code: string }>({
  code: "ORC4006",
  title: "The database cannot be opened",
  severity: "error",
  message: ({ file, code }) => `${file} cannot be opened (${code}).`,
  help: () =>
    "Check that its folder exists, is a folder, and is on a disk that works; paths.database in orchc.config.yaml may name another file.",
  explanation: `
The path of the database leads through something that is not a folder, or names a folder, or the disk reports errors.
`,
});
