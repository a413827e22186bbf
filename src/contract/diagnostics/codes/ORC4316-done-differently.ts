import { defineDiagnostic } from "../diagnostic.ts";

export const doneDifferently = defineDiagnostic<{ readonly task: string }>({
  code: "ORC4316",
  title: "The task was done with other arguments",
  severity: "error",
  message: ({ task }) =>
    `${task} is done already in this run, with another tool version or other arguments.`,
  help: () => "Start a new run.",
  explanation: `
Within a run a task is done once. Its identity is the hash of its tool, the tool's version and its arguments;
the stored output has another identity than what the script asks for now.
`,
});
