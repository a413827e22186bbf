import { defineDiagnostic } from "../diagnostic.ts";

export const failureOfOptional = defineDiagnostic<{
  /** The optional task. */
  readonly task: string;
}>({
  code: "ORC2062",
  title: "A task waits for the failure of an optional one",
  severity: "error",
  message: ({ task }) =>
    `It waits for the failure of ${task}, which is optional: that is no failure of the run.`,
  help: ({ task }) =>
    `Make ${task} a fallback with this task as its second alternative, or remove optional: true.`,
  explanation: `
When an optional task fails, the run goes on and what reads it finds nothing there. So a need on it is satisfied as soon
as it has ended, however it ended, and a need on its failure has no meaning. A \`fallback\` says what to do instead:

\`\`\`json
{ "id": "t1", "title": "Either", "kind": "fallback", "alternatives": [{ "tasks": [] }, { "tasks": [] }] }
\`\`\`
`,
});
