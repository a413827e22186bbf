import { defineDiagnostic } from "../diagnostic.ts";

export const needsExcludeEachOther = defineDiagnostic<{
  readonly task: string;
  readonly other: string;
}>({
  code: "ORC2019",
  title: "A task waits for the success and the failure of the same task",
  severity: "error",
  message: ({ task, other }) => `${task} needs both the success and the failure of ${other}.`,
  help: ({ other }) => `Keep one need on ${other}; "always" stands for either outcome.`,
  explanation: `
All needs of a task have to come true before it starts, and a task either succeeds or fails. With both
written down it would always be skipped:

\`\`\`json
"needs": [{ "task": "t1", "when": "success" }, { "task": "t1", "when": "failure" }]
\`\`\`
`,
});
