import { defineDiagnostic } from "../diagnostic.ts";

export const processEnded = defineDiagnostic<{
  readonly reason: string;
  readonly stderrTail: string;
}>({
  code: "ORC4307",
  title: "The process of a task exited",
  severity: "error",
  message: ({ reason, stderrTail }) =>
    stderrTail === ""
      ? `Its process exited (${reason}).`
      : `Its process exited (${reason}): ${stderrTail}`,
  help: () =>
    "A tool must not call process.exit. If memory ran out, reduce the data of the task; otherwise read what it printed.",
  explanation: `
The process that ran the script exited before the task had ended: the tool called \`process.exit\`, an exception was
not caught, memory ran out, or the process was killed from outside.
`,
});
