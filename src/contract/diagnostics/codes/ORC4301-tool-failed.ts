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
    toolHelp ?? `The tool ${tool} reported it. Correct what it complains about, then run again.`,
  explanation: `
The tool threw an error; the message is its own. A tool says of an error whether a later try may succeed;
those are tried again as often as the task's retry limit says.
`,
});
