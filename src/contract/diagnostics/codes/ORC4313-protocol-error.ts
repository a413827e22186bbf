import { defineDiagnostic } from "../diagnostic.ts";

export const protocolError = defineDiagnostic<{ readonly why: string }>({
  code: "ORC4313",
  title: "A script violated the protocol with its host",
  severity: "error",
  message: ({ why }) => `Its process violated the protocol: ${why}.`,
  help: () => "A tool must not write to file descriptors that it did not open.",
  explanation: `
Scripts and their host exchange messages over a pipe. One was malformed, or was not one that this script may send at
that point. The process was killed.
`,
});
