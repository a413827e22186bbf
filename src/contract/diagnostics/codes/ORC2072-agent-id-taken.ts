import { defineDiagnostic } from "../diagnostic.ts";

export const agentIdTaken = defineDiagnostic<{
  readonly task: string;
  readonly agent: string;
}>({
  code: "ORC2072",
  title: "An id belongs to the steps of a task",
  severity: "error",
  message: ({ task, agent }) =>
    `${task} is the id of a turn or a call of ${agent}, in which a model calls tools.`,
  help: ({ task }) => `Give ${task} another id.`,
  explanation: `
A task in which a model calls tools has steps of its own: \`find[0].find-turn\`, \`find[1].find-web-feed\`. So no other task
of the plan is called \`find-turn\`, or as the task and one of its tools together: \`find-web-feed\`.
`,
});
