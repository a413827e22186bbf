import { defineDiagnostic } from "../diagnostic.ts";

export const pathOutsideWorkspace = defineDiagnostic<{ readonly path: string }>({
  code: "ORC4315",
  title: "A path leads out of the workspace",
  severity: "error",
  message: ({ path }) => `${path} does not lie in the workspace.`,
  help: () =>
    "Move the file into the workspace. A tool that must reach other places declares them in its permissions, where a reviewer sees them.",
  explanation: `
A path that comes from a parameter or from the output of another task is data, so it may only lead to files of the workspace
(after symbolic links are followed), and may not write where orchc keeps its own records.
`,
});
