import { defineDiagnostic } from "../diagnostic.ts";

export const unexpectedFailure = defineDiagnostic<{ readonly reason: string }>({
  code: "ORC1024",
  title: "orchc itself failed",
  severity: "error",
  message: ({ reason }) => `Unexpected failure: ${reason}`,
  help: () =>
    "Run the command again with ORCHC_DEBUG=1 in its environment to see where it fails, and report the output.",
  explanation: `
Everything that a user, a tool or a model can cause has a code of its own. This code means an unexpected error:
a defect of orchc, or of the system that it runs on.
`,
});
