import { typedInstance } from "../../typed-instance.ts";
import { defineDiagnostic } from "../diagnostic.ts";

export const outcomeNotKnown = defineDiagnostic<{
  readonly task: string;
  /** Full name. */
  readonly tool: string;
  readonly run: string;
  /** How the work ended: "its process ended (signal SIGKILL)". */
  readonly how: string;
}>({
  code: "ORC4210",
  title: "Whether a change was made is not known",
  severity: "error",
  message: ({ task, tool, how }) =>
    `${task} was changing something with ${tool} when ${how}: whether the change was made is not known.`,
  help: ({ task, run }) =>
    `Look whether it was (orchc show ${run} ${typedInstance(task)} names the file with its arguments). If it was not: orchc retry ${run} --task ${typedInstance(task)}`,
  explanation: `
A tool that changes something outside the run (effect \`write\` or \`destructive\`) lost its process, its host or its time
before it said that it had ended. To do it again could do it twice, so orchc does not: neither as a retry nor when the
run is resumed. What depends on it is skipped. A person looks, and then says that it is to be done again.

A tool whose change may be made twice, because the second time changes nothing (it writes a file whole), says
\`idempotent: true\`; its tasks are done again.
`,
});
