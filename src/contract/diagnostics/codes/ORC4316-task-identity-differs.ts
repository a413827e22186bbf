import { defineDiagnostic } from "../diagnostic.ts";

export const taskIdentityDiffers = defineDiagnostic<{ readonly task: string }>({
  code: "ORC4316",
  title: "The task was completed with other arguments",
  severity: "error",
  message: ({ task }) =>
    `${task} has already succeeded in this run, with another tool version or other arguments.`,
  help: () => "Start a new run.",
  explanation: `
Within a run a task succeeds once. Its identity is the hash of its tool, the tool's version and its arguments;
the stored output has another identity than what the script asks for now.
`,
});
