import { defineDiagnostic } from "../diagnostic.ts";

export const parameterNotKnown = defineDiagnostic<{
  readonly name: string;
  readonly known: readonly string[];
  readonly nearest?: string;
}>({
  code: "ORC1010",
  title: "A value is given for a parameter that does not exist",
  severity: "error",
  message: ({ name }) => `There is no parameter ${name}.`,
  help: ({ known, nearest }) =>
    known.length === 0
      ? "This query has no parameters; omit --param."
      : `${nearest === undefined ? "" : `Did you mean ${nearest}? `}Its parameters: ${known.join(", ")}.`,
  explanation: `
\`--param name=value\` gives a value to a parameter of the query file or of the build.
\`orchc show\` and the reviewer's page in \`generated/<name>/README.md\` list the parameters of a build.
`,
});
