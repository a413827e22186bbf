import { defineDiagnostic } from "../diagnostic.ts";

export const notAGate = defineDiagnostic<{
  readonly run: string;
  readonly task: string;
  /** What it is: the full name of its tool. */
  readonly tool: string;
  /** Gates of the run. */
  readonly gates: readonly string[];
}>({
  code: "ORC4343",
  title: "The task is no gate",
  severity: "error",
  message: ({ run, task, tool }) =>
    `${task} of the run ${run} is no gate that a person could decide: it is ${tool}.`,
  help: ({ run, gates }) =>
    gates.length === 0
      ? `The run ${run} has no gate.`
      : `Its gates: ${gates.join(", ")}. orchc gates --run ${run} lists those that wait.`,
  explanation: `
\`orchc approve\` and \`orchc reject\` decide gates, tasks of the kind \`gate\`. Every other task is done by its tool.

\`\`\`
ORC4343 t1 of the run 20260302-090000-ab12cd is no gate that a person could decide: it is data.aggregate.
\`\`\`
`,
});
