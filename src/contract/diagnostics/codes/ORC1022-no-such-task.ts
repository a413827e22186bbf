import { defineDiagnostic } from "../diagnostic.ts";

export const noSuchTask = defineDiagnostic<{
  readonly task: string;
  readonly run: string;
  readonly known: readonly string[];
}>({
  code: "ORC1022",
  title: "The run has no such task",
  severity: "error",
  message: ({ task, run }) => `The run ${run} has no task ${task}.`,
  help: ({ known }) => `Its tasks: ${known.join(", ")}.`,
  explanation: `
Tasks are named by their ids in the plan: \`t1\`, \`t2\` and so on. \`orchc show RUN\` lists them with their titles.
`,
});
