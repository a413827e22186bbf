import { defineDiagnostic } from "../diagnostic.ts";

export const manifestNotValid = defineDiagnostic<{
  readonly file: string;
  readonly why: string;
  readonly build: string;
}>({
  code: "ORC4102",
  title: "The manifest of a build cannot be used",
  severity: "error",
  message: ({ file, why }) => `${file} cannot be used: ${why}.`,
  help: ({ build }) =>
    `Build again: orchc build ${build}. If another version of orchc wrote it, use that one.`,
  explanation: `
\`manifest.json\` is all that \`orchc exec\` reads of a build besides its scripts. It is not JSON, lacks something, contradicts itself,
or was written by a version of orchc with another manifest format.
`,
});
