import { typedInstance } from "../../typed-instance.ts";
import { defineDiagnostic } from "../diagnostic.ts";

export const optionalTaskFailed = defineDiagnostic<{
  readonly run: string;
  readonly task: string;
  /** Code and message of its failure. */
  readonly why: string;
}>({
  code: "ORC3031",
  title: "An optional task failed, and the run went on without it",
  severity: "note",
  message: ({ task, why }) => `${task} is optional and failed: ${why}`,
  help: ({ run, task }) =>
    `Nothing has to be done. To try it again: orchc retry ${run} --task ${typedInstance(task)}`,
  explanation: `
A task with \`optional: true\` may fail without the run failing. What reads it finds nothing there, which the type check
has made sure it can do without. The answer says that it is missing.
`,
});
