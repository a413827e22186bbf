import { defineDiagnostic } from "../diagnostic.ts";

export const argumentContradictsData = defineDiagnostic<{
  readonly tool: string;
  /** Its path: `where[0].column`. */
  readonly argument: string;
  /** What is wrong: a sentence without its full stop. */
  readonly reason: string;
  readonly nearest?: string | undefined;
  readonly help?: string | undefined;
}>({
  code: "ORC2030",
  title: "An argument contradicts the data",
  severity: "error",
  message: ({ tool, argument, reason }) => `The argument "${argument}" of ${tool}: ${reason}.`,
  help: ({ nearest, help }) =>
    [nearest === undefined ? "" : `Did you mean "${nearest}"?`, help ?? ""]
      .filter((part) => part !== "")
      .join(" ") || "Change the argument in plan.json, or say in the query which column is meant.",
  explanation: `
Before anything runs, the data files that a plan names are inspected: which columns they have, and of which
type. An argument that names a column which is not there, compares text with a number, or adds up text is an
error of the plan. Where a tool declares the columns of its output, the tasks that read it are checked too:
a chart of a column that the task before does not return is an error.

\`\`\`json
"tool": "data.aggregate", "args": { "file": "data/sales.csv", "measure": "revenu" }
\`\`\`

Column names are matched as tools match them: case-insensitively, in singular or plural. Take the nearest name, or look at the
columns of the file:

\`\`\`sh
orchc run "Describe data/sales.csv"
\`\`\`
`,
});
