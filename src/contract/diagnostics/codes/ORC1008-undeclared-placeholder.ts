import { defineDiagnostic } from "../diagnostic.ts";

export const undeclaredPlaceholder = defineDiagnostic<{
  readonly name: string;
  readonly nearest?: string;
}>({
  code: "ORC1008",
  title: "The query uses a parameter that its file does not declare",
  severity: "error",
  message: ({ name }) => `{${name}} refers to a parameter, but no parameter ${name} is declared.`,
  help: ({ name, nearest }) =>
    nearest === undefined
      ? `Declare it in the front matter, for example with its default: params: { ${name}: … }.`
      : `Did you mean {${nearest}}? Or declare ${name} below params in the front matter.`,
  explanation: `
In a query file \`{name}\` stands for a parameter. Parameters are declared in the front matter, either by a
default value, from which the type follows, or in full:

\`\`\`yaml
params:
  coin: bitcoin
  days:
    type: integer
    description: how far to look back
    default: 30
\`\`\`

In a query that is typed on the command line, \`{name}\` declares a text parameter implicitly.
`,
});
