import { defineDiagnostic } from "../diagnostic.ts";

export const misplacedTask = defineDiagnostic<{
  readonly task: string;
  /** Ends a sentence that begins with the task: `is within "g9", which is no task that holds others`. */
  readonly reason: string;
}>({
  code: "ORC2090",
  title: "A planner's task that holds others is not valid",
  severity: "error",
  message: ({ task, reason }) => `Task "${task}" ${reason}.`,
  help: () =>
    "Put each task into a block that the kind of the task around it has, and give that kind the fields that it needs.",
  explanation: `
The planner with a model may answer with conditionals, loops, parallel tasks, fallbacks, gates and other plans. This
one does not hold together: a task stands within one that does not hold others, in a block that its kind does not have,
or within itself; a kind has no tasks where it needs them; or a field of the kind is missing or not valid. The model was
sent the problem once and did not repair it. Ask in other words, use another model, or write the plan by hand:
\`orchc plan --check FILE\` checks the same.
`,
});
