import { defineDiagnostic } from "../diagnostic.ts";

export const toolFailed = defineDiagnostic<{
  readonly tool: string;
  readonly message: string;
  readonly toolHelp?: string | undefined;
  /** Where the code of the tool is at fault: file, line and column. */
  readonly fault?: string | undefined;
}>({
  code: "ORC4301",
  title: "A tool failed",
  severity: "error",
  message: ({ message }) => message,
  help: ({ tool, toolHelp, fault }) => {
    if (toolHelp !== undefined) return toolHelp;
    return fault === undefined
      ? `The tool ${tool} reported it. Correct the cause, then run again.`
      : `The code of the tool ${tool} is at fault, at ${fault}. Correct it, then build and run again.`;
  },
  explanation: `
The tool threw an error; the message is its own. An error of the language (a TypeError for instance) is a fault in
the code of the tool, and its place is named. A tool marks an error as retryable when a later attempt may
succeed; such a task is retried up to its retry limit.
`,
});
