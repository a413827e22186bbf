import { defineDiagnostic } from "../diagnostic.ts";

export const noSuchQuery = defineDiagnostic<{
  readonly name: string;
  readonly nearest?: string;
  /** Names of the query files of the workspace. */
  readonly known: readonly string[];
}>({
  code: "ORC1013",
  title: "The query file does not exist",
  severity: "error",
  message: ({ name }) => `There is no query file ${name}.`,
  help: ({ nearest, known }) =>
    [
      nearest === undefined ? "" : `Did you mean ${nearest}? `,
      known.length === 0 ? "This workspace has no query files" : `Query files: ${known.join(", ")}`,
      "; put a query in words in quotes.",
    ].join(""),
  explanation: `
What follows \`orchc plan\` and \`orchc run\` is one of:

- a query in words: \`orchc run "Count the TODO comments in src"\`
- a query file: \`orchc run queries/sales.query.md\`
- the name of a query file in the workspace's queries folder: \`orchc run sales\`

A single word that is close to the name of a query file is taken as a misspelling of it.
`,
});
