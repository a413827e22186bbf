import { defineDiagnostic } from "../diagnostic.ts";

export const mcpCallEnded = defineDiagnostic<{
  readonly tool: string;
  /** `exit status 3`, `signal SIGKILL`. */
  readonly how: string;
}>({
  code: "ORC4533",
  title: "The process of an MCP call ended without an answer",
  severity: "error",
  message: ({ tool, how }) =>
    `The process that carried out ${tool} ended without an answer: ${how}.`,
  help: () =>
    "orchc runs shows whether a run is left, and how to go on with it; the log of the server (its standard error) may say why.",
  explanation: `
Each call of a tool of \`orchc mcp\` is carried out by a process of its own, so that one that fails takes nothing else with
it. This one ended before it had said anything: it was killed, ran out of memory, or a module of the workspace ended it.
What a run had finished is kept.
`,
});
