import { defineDiagnostic } from "../diagnostic.ts";

export const repetitionNotPlanned = defineDiagnostic<{
  readonly text: string;
  /** Of the tool that takes one at a time. */
  readonly tool: string;
}>({
  code: "ORC2106",
  title: "A repetition that rules do not plan",
  severity: "error",
  message: ({ text, tool }) =>
    `"${text}" would repeat ${tool}, which takes one at a time, and the planner without a model plans no repetition.`,
  help: () =>
    'Name each one ("summarise a.md and b.md" is two tasks), or take a tool that goes over several by itself.',
  explanation: `
"For each file in docs" is as many tasks as there are files when the plan runs, so that nobody can name their arguments
now. Work that a tool does by itself for each of something ("the average for each region") is planned.

A list of names is no repetition: there is a task for each.
`,
});
