import { defineDiagnostic } from "../diagnostic.ts";

export const indexRootMissing = defineDiagnostic<{
  /** As the configuration has it. */
  readonly root: string;
}>({
  code: "ORC8007",
  title: "The folder to index is not there",
  severity: "error",
  message: ({ root }) => `The folder ${root}, which \`index.root\` names, is not there.`,
  help: () =>
    "Name a folder that is there, relative to the workspace; without `index.root` it is the workspace.",
  explanation: `
\`index.root\` is the folder whose files the index holds, relative to the workspace. It is for workspaces that lie within
a repository: \`root: ..\` indexes the folder above.
`,
});
