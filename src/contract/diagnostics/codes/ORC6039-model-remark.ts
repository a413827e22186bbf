import { defineDiagnostic } from "../diagnostic.ts";

export const modelRemark = defineDiagnostic<{
  readonly model: string;
  /** The task's title. */
  readonly what: string;
  readonly reason: string;
}>({
  code: "ORC6039",
  title: "What the model says about a task",
  severity: "note",
  message: ({ model, what, reason }) => `${model} on "${what}": ${reason}.`,
  help: () => "Say in the query what is meant, if it is something else.",
  explanation: `
A model may say in a sentence why it planned a task as it did, or what it assumed. It is told as it stands; nothing is
concluded from it.
`,
});
