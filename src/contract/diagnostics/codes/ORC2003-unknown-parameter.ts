import { defineDiagnostic } from "../diagnostic.ts";

export const unknownParameter = defineDiagnostic<{
  readonly name: string;
  readonly nearest?: string | undefined;
}>({
  code: "ORC2003",
  title: "An argument uses a parameter that the plan does not declare",
  severity: "error",
  message: ({ name }) => `The plan has no parameter "${name}".`,
  help: ({ name, nearest }) =>
    nearest === undefined
      ? `Declare it under "params": {"${name}": {"type": "string"}}.`
      : `Did you mean "${nearest}"?`,
  explanation: `
\`{"$param": "coin"}\` stands for a value that is given when the build is run
(\`orchc exec NAME --param coin=ethereum\`). The plan declares it under \`params\`, with its type and,
if there is one, its default.
`,
});
