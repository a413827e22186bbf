import { defineDiagnostic } from "../diagnostic.ts";

export const valueNotInData = defineDiagnostic<{
  readonly tool: string;
  readonly value: string;
  readonly column: string;
  readonly file: string;
  readonly nearest?: string | undefined;
  readonly known: readonly string[];
}>({
  code: "ORC6043",
  title: "A condition has a value that is not in the data",
  severity: "error",
  message: ({ tool, value, column, file }) =>
    `${tool} keeps rows with ${JSON.stringify(value)}, which the column "${column}" of ${file} does not have.`,
  help: ({ nearest, known }) =>
    `${nearest === undefined ? "" : `Did you mean ${JSON.stringify(nearest)}? `}Its values: ${known.map((one) => JSON.stringify(one)).join(", ")}.`,
  explanation: `
All values of the column are known, and the one of the condition is none of them: no row would be kept, or all. A model
may turn a value round, translate it or make it up; what stands in the query in these very words is taken as it is.
`,
});
