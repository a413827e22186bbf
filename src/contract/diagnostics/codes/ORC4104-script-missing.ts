import { defineDiagnostic } from "../diagnostic.ts";

export const scriptMissing = defineDiagnostic<{ readonly file: string; readonly name: string }>({
  code: "ORC4104",
  title: "A file of the build is missing",
  severity: "error",
  message: ({ file }) => `${file} is part of the build, but does not exist.`,
  help: ({ name }) => `Write it again: orchc build ${name}; or restore it from version control.`,
  explanation: `
The manifest names a script, or a module of the workspace that a script or its tools import, and the file cannot be read.
`,
});
