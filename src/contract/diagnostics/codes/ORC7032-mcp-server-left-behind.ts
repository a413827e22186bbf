import { defineDiagnostic } from "../diagnostic.ts";

export const mcpServerLeftBehind = defineDiagnostic<{
  /** As the file calls it. */
  readonly server: string;
  /** As it stands behind a colon. */
  readonly why: string;
}>({
  code: "ORC7032",
  title: "An MCP server was not taken over",
  severity: "warning",
  message: ({ server, why }) => `The server ${JSON.stringify(server)} was not taken over: ${why}.`,
  help: () =>
    "The others were. Write it under mcpServers in orchc.config.yaml, where it is needed.",
  explanation: `
\`orchc tools --import\` leaves a server out that is disabled in the file, that has another one's name in this workspace
already, or that is not reached by a program or by streamable HTTP.
`,
});
