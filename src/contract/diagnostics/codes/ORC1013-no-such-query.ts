import { isPlanSource } from "../../hand-written.ts";
import { defineDiagnostic } from "../diagnostic.ts";

export const noSuchQuery = defineDiagnostic<{
  readonly name: string;
  readonly nearest?: string;
  /** Where it would be, relative to the workspace. */
  readonly file?: string;
  /** Names of the query files of the workspace. */
  readonly known: readonly string[];
}>({
  code: "ORC1013",
  title: "The query file or plan file does not exist",
  severity: "error",
  message: ({ name }) => `There is no ${isPlanSource(name) ? "plan" : "query"} file ${name}.`,
  help: ({ nearest, known, file }) =>
    [
      nearest === undefined ? "" : `Did you mean ${nearest}? `,
      file === undefined ? "" : `It would be ${file}. `,
      known.length === 0
        ? "This workspace has no query files: orchc init makes a workspace with some"
        : `Query files: ${known.join(", ")}`,
      "; put a query in words in quotes.",
    ].join(""),
  explanation: `
What follows \`orchc plan\` and \`orchc run\` is one of:

- a query in words: \`orchc run "Count the TODO comments in src"\`
- a query file: \`orchc run queries/sales.query.md\`
- a plan that a person wrote: \`orchc run queries/revenue.plan.yaml\`
- the name of such a file in the workspace's queries folder: \`orchc run sales\`

A single word that is close to the name of a query file is taken as a misspelling of it. Any other is a short query in
words: where that leads to no plan, the file is what may have been meant.
`,
});
