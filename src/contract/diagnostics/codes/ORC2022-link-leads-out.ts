import { defineDiagnostic } from "../diagnostic.ts";

export const linkLeadsOut = defineDiagnostic<{ readonly path: string }>({
  code: "ORC2022",
  title: "A path that a plan reads is a link that leads out of the workspace",
  severity: "error",
  message: ({ path }) => `"${path}" seems to lie in the workspace, and a link leads out of it.`,
  help: () =>
    "Name the file by the place where it really is (an absolute path), which the manifest then shows, or copy it into the workspace.",
  explanation: `
The manifest of a build names every file that a script reads, for a reviewer. A symbolic link would name one place and read
another, which may also change without a trace in the build. Links within the workspace are fine, and so are packages that a
package manager has linked.
`,
});
