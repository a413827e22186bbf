import { defineDiagnostic } from "../diagnostic.ts";

export const wouldOverwrite = defineDiagnostic<{
  readonly folder: string;
  readonly files: readonly string[];
  /** The name of the agent that was to be made. */
  readonly agent: string;
}>({
  code: "ORC1019",
  title: "Files of a new agent exist already",
  severity: "error",
  message: ({ folder, files }) => `${folder} already has ${files.join(", ")}. Nothing was written.`,
  help: ({ agent }) =>
    `Choose another name (orchc init --agent ${agent}-2), or move these files away.`,
  explanation: `
\`orchc init\` never overwrites anything. In a folder with files of its own it adds what is missing, adds to
\`package.json\` and \`.gitignore\` what they lack, and names what it left alone. With \`--agent NAME\` it writes all files
of the new agent or none.
`,
});
