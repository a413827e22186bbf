import { defineDiagnostic } from "../diagnostic.ts";

export const repetitionNotPlanned = defineDiagnostic<{
  readonly text: string;
  /** Of the tool that takes one at a time; absent where it is to be done again and again in time. */
  readonly tool?: string;
}>({
  code: "ORC2106",
  title: "The planner without a model makes no loops",
  severity: "error",
  message: ({ text, tool }) =>
    tool === undefined
      ? `"${text}" is to be done again and again, and a plan runs once.`
      : `"${text}" would call ${tool} in a loop, which the planner without a model does not make: it takes one item per call.`,
  help: ({ tool }) =>
    tool === undefined
      ? "Remove the repetition, and let a scheduler such as cron start the build."
      : 'Name each one ("summarise a.md and b.md" is two tasks), use a tool that takes several items, or write a plan file with a loop (docs/plans-by-hand.md).',
  explanation: `
"For each file in docs" is as many tasks as there are files when the plan runs, so their arguments are not known when
planning. What one call of a tool does per group ("the average for each region") is supported, and so is a list of
names: each name becomes a task.
`,
});
