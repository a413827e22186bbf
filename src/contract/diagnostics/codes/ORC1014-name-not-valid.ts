import { defineDiagnostic } from "../diagnostic.ts";

export const nameNotValid = defineDiagnostic<{ readonly name: string; readonly usable: string }>({
  code: "ORC1014",
  title: "The name of a plan is not valid",
  severity: "error",
  message: ({ name }) => `${JSON.stringify(name)} cannot be the name of a plan.`,
  help: ({ usable }) =>
    `Use lower-case letters, digits and hyphens, beginning with a letter or digit, for example ${usable}.`,
  explanation: `
The name of a plan is the name of its folder below \`generated/\` on every file system, and what
\`orchc build NAME\` and \`orchc exec NAME\` take. It is given with \`--name\`, by \`name:\` in a query file, by the
file's own name, or made from the first content words of the query.
`,
});
