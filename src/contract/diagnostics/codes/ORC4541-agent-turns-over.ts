import { defineDiagnostic } from "../diagnostic.ts";

export const agentTurnsOver = defineDiagnostic<{
  readonly task: string;
  readonly turns: number;
  /** What the model said last; empty when it said nothing. */
  readonly said: string;
}>({
  code: "ORC4541",
  title: "A model gave no result in its turns",
  severity: "error",
  message: ({ task, turns, said }) =>
    `The model of ${task} was asked ${turns} ${turns === 1 ? "time" : "times"} and gave no result${said === "" ? "" : `; last it said: ${said}`}.`,
  help: ({ task }) =>
    `Give ${task} more turns in the plan, a narrower instruction, or another model; orchc show RUN lists what it did.`,
  explanation: `
In the last of its turns a model is offered nothing but to give the result. When it does not do that either, the task
fails, and what needs it is skipped or falls back. Each turn and call is kept: \`orchc show RUN 'find[4].find-turn'\`.
`,
});
