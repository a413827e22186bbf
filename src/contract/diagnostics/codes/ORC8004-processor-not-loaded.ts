import { defineDiagnostic } from "../diagnostic.ts";

export const processorNotLoaded = defineDiagnostic<{
  /** As the configuration has it. */
  readonly file: string;
  readonly reason: string;
}>({
  code: "ORC8004",
  title: "A processor of the index cannot be loaded",
  severity: "error",
  message: ({ file, reason }) => `The processor ${file} cannot be loaded: ${reason}.`,
  help: () =>
    "Correct the module, or take it out of `index.processors`. It exports by default an object with name, version, language(path) and pieces(text, path).",
  explanation: `
\`index.processors\` names modules of the workspace that cut further types of files into chunks. Each is loaded when the
index is brought up to date. docs/repository-index.md has one to begin with.
`,
});
