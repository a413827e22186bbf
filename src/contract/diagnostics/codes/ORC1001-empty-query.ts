import { defineDiagnostic } from "../diagnostic.ts";

export const emptyQuery = defineDiagnostic<{ readonly file?: string }>({
  code: "ORC1001",
  title: "The query is empty",
  severity: "error",
  message: ({ file }) =>
    file === undefined ? "The query is empty." : `The query in ${file} is empty.`,
  help: () => 'Say what is wanted, for example: orchc run "Count the TODO comments in src".',
  explanation: `
A query is the source of a plan: one or more sentences that say what is wanted. White space alone does not count.

In a query file (\`*.query.md\`) the query is the text below the front matter.
`,
});
