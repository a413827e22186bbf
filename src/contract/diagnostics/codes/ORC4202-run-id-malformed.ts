import { defineDiagnostic } from "../diagnostic.ts";

export const runIdMalformed = defineDiagnostic<{ readonly run: string }>({
  code: "ORC4202",
  title: "The id of a run cannot be used",
  severity: "error",
  message: ({ run }) => `${JSON.stringify(run)} cannot be the id of a run.`,
  help: () =>
    "Use up to 64 letters, digits, dots, hyphens and underscores, beginning with a letter or digit.",
  explanation: `
The id of a run becomes the name of folders, so it is kept to characters that are safe in all file systems.
`,
});
