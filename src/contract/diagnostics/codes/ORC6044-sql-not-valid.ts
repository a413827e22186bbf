import { defineDiagnostic } from "../diagnostic.ts";

export const sqlNotValid = defineDiagnostic<{
  readonly tool: string;
  readonly argument: string;
  /** As the database says it. */
  readonly reason: string;
  /** Names and types of the columns. */
  readonly columns: readonly string[];
}>({
  code: "ORC6044",
  title: "A query in SQL does not fit the data",
  severity: "error",
  message: ({ tool, argument, reason }) =>
    `The argument "${argument}" of ${tool} cannot be run on the data: ${reason}.`,
  help: ({ columns }) => `The table is called data. Its columns: ${columns.join(", ")}.`,
  explanation: `
The database was asked how it would run the query (\`EXPLAIN\`) on an empty table with the columns of the file. Nothing was
run, and no row was read: a table or column is not there, a function does not take such a value, or the text is no
\`SELECT\`.
`,
});
