import { defineDiagnostic } from "../diagnostic.ts";

export const toolFailed = defineDiagnostic<{
  readonly tool: string;
  readonly message: string;
  readonly toolHelp?: string | undefined;
}>({
  code: "ORC4301",
  title: "A tool failed",
  severity: "error",
  message: ({ message }) => message,
  help: ({ tool, toolHelp }) =>
    toolHelp ?? `The tool ${tool} reported it. Correct the cause, then run again.`,
  explanation: `
The tool threw an error; the message is its own. A tool marks an error as retryable when a later attempt may
succeed; such a task is retried up to its retry limit.
`,
});
