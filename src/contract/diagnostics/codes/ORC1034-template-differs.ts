import { defineDiagnostic } from "../diagnostic.ts";

export const templateDiffers = defineDiagnostic<{
  /** With its version: `report@2`. */
  readonly name: string;
  readonly file: string;
}>({
  code: "ORC1034",
  title: "A template in the workspace is not the one in the store",
  severity: "warning",
  message: ({ name, file }) => `The store has another ${name} than ${file}; the file is used.`,
  help: () =>
    "Save it again to give it a version of its own: orchc template save NAME --from FILE.",
  explanation: `
Two workspaces, or two branches of one, saved different plans under the same name and version, or the file was edited
after it was saved. The workspace's own file always wins; nothing is overwritten. \`orchc template save\` counts the
versions of both, so the next one is free in both.
`,
});
