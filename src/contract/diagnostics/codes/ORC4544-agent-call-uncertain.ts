import { typedInstance } from "../../typed-instance.ts";
import { defineDiagnostic } from "../diagnostic.ts";

export const agentCallUncertain = defineDiagnostic<{
  readonly run: string;
  readonly task: string;
  /** The instance of the call. */
  readonly call: string;
  readonly tool: string;
}>({
  code: "ORC4544",
  title: "A model is not asked on, since a change may have been made",
  severity: "error",
  message: ({ task, call, tool }) =>
    `Whether ${call} (${tool}) has made its change is not known, so the model of ${task} is not asked on.`,
  help: ({ run, call }) =>
    `Look whether it was made (orchc show ${run} ${typedInstance(call)}). If it was not: orchc retry ${run} --task ${typedInstance(call)}; the model then goes on from there.`,
  explanation: `
A run ended while a call of a model was changing something. Only a person can see whether the change was made, and
a model that was told "perhaps" could make it twice. So the task fails until somebody has looked: \`orchc retry\` makes
the call again, and asks the model on from its result.
`,
});
