import { defineDiagnostic } from "../diagnostic.ts";

export const referenceIntoLoop = defineDiagnostic<{
  readonly reference: string;
  readonly task: string;
  readonly loop: string;
}>({
  code: "ORC2042",
  title: "A reference to a task within a loop, from outside of it",
  severity: "error",
  message: ({ reference, task, loop }) =>
    `"${reference}" refers to ${task}, which runs once for each item of ${loop}: from outside there is not one output of it.`,
  help: ({ loop }) =>
    `Refer to ${loop}.results, the outputs of the last task of each item in the order of items.`,
  explanation: `
A loop runs its tasks again and again, and each time is an instance with an output of its own. Its output lists those
of the last task of the block: \`{ "results": [...], "failed": [...] }\` over items, \`{ "results": [...], "last": ..., "isMet": ... }\`
of rounds. What is needed of other tasks of the block has to be a part of what its last task returns.
`,
});
