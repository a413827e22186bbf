import { defineDiagnostic } from "../diagnostic.ts";

export const wouldOverwrite = defineDiagnostic<{
  readonly folder: string;
  readonly files: readonly string[];
}>({
  code: "ORC1019",
  title: "Files of a new workspace are already there",
  severity: "error",
  message: ({ folder, files }) => `${folder} already has ${files.join(", ")}. Nothing was written.`,
  help: () => "Choose another folder (orchc init DIR), or move these files away.",
  explanation: `
\`orchc init\` never overwrites anything. It writes all files of the new workspace or none, so that a folder
with work in it cannot be damaged.
`,
});
