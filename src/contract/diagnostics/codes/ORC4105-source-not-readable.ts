import { defineDiagnostic } from "../diagnostic.ts";

export const sourceNotReadable = defineDiagnostic<{ readonly file: string; readonly why: string }>({
  code: "ORC4105",
  title: "A module is not valid TypeScript",
  severity: "error",
  message: ({ file, why }) => `${file} cannot be turned into JavaScript: ${why}.`,
  help: () => "Correct the syntax, and build again.",
  explanation: `
Before a module runs, its types are removed. Its syntax is not valid TypeScript.
`,
});
