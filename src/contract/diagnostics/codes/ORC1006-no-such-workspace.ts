import { defineDiagnostic } from "../diagnostic.ts";

export const noSuchWorkspace = defineDiagnostic<{ readonly folder: string }>({
  code: "ORC1006",
  title: "The workspace is not a folder",
  severity: "error",
  message: ({ folder }) => `${folder} is not a folder.`,
  help: () =>
    "Name an existing folder with --workspace, or make one that works at once: orchc init DIR.",
  explanation: `
\`--workspace DIR\` says which folder to work in. Without it, orchc walks up from the current folder to the
first one that holds \`orchc.config.yaml\`; when there is none, the current folder is the workspace, with
every setting at its default.
`,
});
