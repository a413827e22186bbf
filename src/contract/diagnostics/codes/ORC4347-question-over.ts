import { typedInstance } from "../../typed-instance.ts";
import { defineDiagnostic } from "../diagnostic.ts";

export const questionOver = defineDiagnostic<{
  readonly run: string;
  /** The task that made the call. */
  readonly gate: string;
  readonly server: string;
  /** Goes on with the run. */
  readonly command: string;
}>({
  code: "ORC4347",
  title: "The call that asked has ended with its process",
  severity: "error",
  message: ({ run, gate, server }) =>
    `The MCP server ${server} asked within a call of ${gate} of the run ${run}, and that call has ended with the process of its run: no answer can reach it.`,
  help: ({ run, gate, command }) =>
    `Go on: ${command}. What the call has done is not known, so ${gate} is made again only when it is named: orchc retry ${run} --task ${typedInstance(gate)}`,
  explanation: `
A call that must not be made twice is kept open while a person is asked in the middle of it. When the process that executes
the run ends, the call ends with it, and what it has done by then is not known. A tool that may be called twice (its
server says \`readOnlyHint\` or \`idempotentHint\`), or a server that is spoken to by \`protocol: 2026-07-28\` and asks
by a result, can be answered at any time: the call is made again with the answer.

\`\`\`
ORC4347 The MCP server shop asked within a call of t1 of the run r1, and that call has ended with the process of its run: no answer can reach it.
\`\`\`
`,
});
