import { defineDiagnostic } from "../diagnostic.ts";

export const agentIdTaken = defineDiagnostic<{
  readonly task: string;
  /** The task of an agent, whose id it begins with. */
  readonly agent: string;
}>({
  code: "ORC2072",
  title: "An id belongs to the steps of a task",
  severity: "error",
  message: ({ task, agent }) =>
    `${task} begins with ${agent}-, as the ids of the turns and calls of ${agent} do.`,
  help: ({ task }) => `Give ${task} another id.`,
  explanation: `
A task in which a model calls tools has steps of its own: \`find[0].find-turn\`, \`find[1].find-web-feed\`. So no other task
of the plan has an id that begins with the id of that task and a hyphen.
`,
});
