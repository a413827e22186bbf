import { defineDiagnostic } from "../diagnostic.ts";

export const agentNotLoaded = defineDiagnostic<{ readonly reason: string }>({
  code: "ORC7001",
  title: "An agent's file could not be loaded",
  severity: "error",
  message: ({ reason }) => `The agent's file could not be loaded: ${reason}`,
  help: () =>
    "Run the file with `node` to see the error where it happens, and mend it; or move the file out of the agents folder.",
  explanation: `
Every \`*.ts\` file directly in the workspace's agents folder is an agent. orchc imports it when it
opens the catalog; an import that throws (a syntax error, a missing package, an exception at the top
level) is reported here with the file.

Modules that only hold tools belong one folder deeper: \`agents/<agent>/<tool>.ts\`.
`,
});
