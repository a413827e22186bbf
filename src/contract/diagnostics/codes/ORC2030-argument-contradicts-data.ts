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
Before anything runs, the data files that a plan names are looked at: which columns they have, and of which
type. An argument that names a column which is not there, compares text with a number, or adds up text is an
error of the plan. What a tool gives to the next one is known as well, where the tool says it, so a chart of a
column that the task before does not give is found too.

\`\`\`json
"tool": "data.aggregate", "args": { "file": "data/sales.csv", "measure": "revenu" }
\`\`\`

Columns are found as tools find them: in any case, in singular or plural. Take the nearest name, or look at the
columns of the file:

\`\`\`sh
orchc run "Describe data/sales.csv"
\`\`\`
`,
});
