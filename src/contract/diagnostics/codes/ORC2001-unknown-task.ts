import { defineDiagnostic } from "../diagnostic.ts";

export const unknownTask = defineDiagnostic<{
  readonly reference: string;
  readonly task: string;
  readonly nearest?: string | undefined;
}>({
  code: "ORC2001",
  title: "A reference names a task that does not exist",
  severity: "error",
  message: ({ reference, task }) =>
    reference === task
      ? `There is no task "${task}".`
      : `"${reference}" refers to task "${task}", which does not exist.`,
  help: ({ nearest }) =>
    nearest === undefined ? "Name one of the plan's tasks." : `Did you mean "${nearest}"?`,
  explanation: `
An argument (\`{"$ref": "t1.table"}\`) or a need (\`{"task": "t1"}\`) names a task by its id.
The id is not in the plan.
`,
});
