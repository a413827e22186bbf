import { defineDiagnostic } from "../diagnostic.ts";

export const unsatisfiableNeeds = defineDiagnostic<{
  readonly task: string;
  readonly other: string;
}>({
  code: "ORC2019",
  title: "A task has needs that cannot all be satisfied",
  severity: "error",
  message: ({ task, other }) => `${task} needs both the success and the failure of ${other}.`,
  help: ({ other }) => `Keep one need on ${other}; "always" accepts either outcome.`,
  explanation: `
All needs of a task have to be satisfied before it starts, and a task either succeeds or fails. A task with
both needs would always be skipped:

\`\`\`json
"needs": [{ "task": "t1", "when": "success" }, { "task": "t1", "when": "failure" }]
\`\`\`
`,
});
