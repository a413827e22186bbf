import { defineDiagnostic } from "../diagnostic.ts";

export const openApiFileKept = defineDiagnostic<{
  /** Relative to the workspace. */
  readonly file: string;
}>({
  code: "ORC7043",
  title: "A file of an imported agent was edited and is left alone",
  severity: "warning",
  message: ({ file }) => `${file} was edited by hand, so it stays as it is.`,
  help: ({ file }) => `To have what the document says now, delete ${file} and import again.`,
  explanation: `
Files that \`orchc tools --import\` writes have a hash of themselves in their first lines. One that differs from it is
somebody's own: the import neither overwrites nor removes it, also where the document has changed since or has the operation
no more. An agent's own file that was edited lists the tools that it listed before.
`,
});
