import { defineDiagnostic } from "../diagnostic.ts";

export const pathOutsideWorkspace = defineDiagnostic<{
  readonly path: string;
  /** `records`: it is, or holds, the folder in which orchc keeps its own files. */
  readonly why: "outside" | "records";
}>({
  code: "ORC4315",
  title: "A tool may not use a path",
  severity: "error",
  message: ({ path, why }) =>
    why === "outside"
      ? `${path} leads out of the workspace.`
      : `${path} cannot be written, since orchc keeps its own records there.`,
  help: ({ why }) =>
    why === "outside"
      ? "Move the file into the workspace. A tool that needs other paths declares them in its permissions, where a reviewer sees them."
      : "Write to another folder of the workspace, such as out/.",
  explanation: `
A path that comes from a parameter or from the output of another task is data, so it may only lead to files of the workspace
(after symbolic links are followed), and may not write where orchc keeps its own records: the folder \`paths.state\`,
\`.orchc\` unless configured. Tasks of the plan that do not need that path still run.
`,
});
