import { defineDiagnostic } from "../diagnostic.ts";

export const agentResultWrong = defineDiagnostic<{
  readonly task: string;
  readonly times: number;
  /** `/price must be number`. */
  readonly problem: string;
}>({
  code: "ORC4543",
  title: "A model's result does not fit its schema",
  severity: "error",
  message: ({ task, times, problem }) =>
    `The model of ${task} gave ${times} results that do not fit: ${problem}`,
  help: ({ task }) =>
    `Make the output of ${task} simpler (fewer fields, each with a description), or use another model.`,
  explanation: `
What a model gives as the result is compared with \`output\` of the plan. What does not fit is sent back with the reason;
after three of them the task fails.
`,
});
