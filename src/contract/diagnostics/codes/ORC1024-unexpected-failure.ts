import { defineDiagnostic } from "../diagnostic.ts";

export const unexpectedFailure = defineDiagnostic<{ readonly reason: string }>({
  code: "ORC1024",
  title: "orchc itself failed",
  severity: "error",
  message: ({ reason }) => `Unexpected failure: ${reason}`,
  help: () =>
    "Run the command again with ORCHC_DEBUG=1 in front of it to see where it happens, and report that.",
  explanation: `
Everything that a user, a tool or a model can cause has a code of its own. This code means that something
happened that nobody thought of: a defect of orchc, or of the system below it.
`,
});
