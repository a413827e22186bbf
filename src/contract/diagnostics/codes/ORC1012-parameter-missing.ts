import { defineDiagnostic } from "../diagnostic.ts";

export const parameterMissing = defineDiagnostic<{
  readonly name: string;
  readonly type: string;
  readonly description?: string;
}>({
  code: "ORC1012",
  title: "A parameter has no value",
  severity: "error",
  message: ({ name, type, description }) =>
    `The parameter ${name} (${type}${description === undefined ? "" : `, ${description}`}) has no value and no default.`,
  help: ({ name }) => `Give it with --param ${name}=VALUE.`,
  explanation: `
A parameter without a default has to be given for each run: \`orchc exec NAME --param name=value\`.
Give it a default in the query file's front matter, and plan and build again, when one value is the usual one.
`,
});
