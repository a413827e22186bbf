import { defineDiagnostic } from "../diagnostic.ts";

export const missingFile = defineDiagnostic<{
  readonly path: string;
  readonly nearest: readonly string[];
}>({
  code: "ORC2011",
  title: "A file does not exist",
  severity: "error",
  message: ({ path }) => `There is no file or folder "${path}".`,
  help: ({ nearest }) =>
    nearest.length === 0
      ? "Check the spelling; paths are relative to the workspace."
      : `Did you mean ${nearest.map((name) => `"${name}"`).join(" or ")}?`,
  explanation: `
A task reads a file that is not there. Paths are relative to the workspace (the folder with
\`orchc.config.yaml\`, or the one where orchc was started). Files that an earlier task makes are
referred to by that task's output, not by a path.
`,
});
