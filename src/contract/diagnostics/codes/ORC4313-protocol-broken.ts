import { defineDiagnostic } from "../diagnostic.ts";

export const protocolBroken = defineDiagnostic<{ readonly why: string }>({
  code: "ORC4313",
  title: "A script said what the host does not understand",
  severity: "error",
  message: ({ why }) => `Its process broke the protocol: ${why}.`,
  help: () => "A tool must not write to file descriptors that it did not open.",
  explanation: `
Scripts and their host talk over a pipe. What came through it was not a message, or not one that this script may send.
The process was ended.
`,
});
