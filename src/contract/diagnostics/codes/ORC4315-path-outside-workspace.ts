import { defineDiagnostic } from "../diagnostic.ts";

export const pathOutsideWorkspace = defineDiagnostic<{ readonly path: string }>({
  code: "ORC4315",
  title: "A path leads out of the workspace",
  severity: "error",
  message: ({ path }) => `${path} leads out of the workspace.`,
  help: () =>
    "Move the file into the workspace. A tool that needs other paths declares them in its permissions, where a reviewer sees them.",
  explanation: `
A path that comes from a parameter or from the output of another task is data, so it may only lead to files of the workspace
(after symbolic links are followed). One that the manifest names may lie anywhere, but what seems to lie in the workspace
has to: a link that leads out of it shows a reviewer another place than the one that is read. Tasks of the plan that do not
need that path still run. Under \`sandbox: strict\` the same is said of a path that was in order when it was checked, and to
which a link has been put by the time its process starts.
`,
});
