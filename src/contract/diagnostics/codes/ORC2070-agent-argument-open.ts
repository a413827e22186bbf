import { defineDiagnostic } from "../diagnostic.ts";

export const agentArgumentOpen = defineDiagnostic<{
  readonly task: string;
  readonly tool: string;
  readonly argument: string;
  /** What the argument decides. */
  readonly sink: "command" | "path" | "address" | "destructive";
}>({
  code: "ORC2070",
  title: "A model would choose a path, an address or a command",
  severity: "error",
  message: ({ task, tool, argument, sink }) => {
    const what = {
      command: "a command",
      path: "a path",
      address: "an address",
      destructive: "a path",
    };
    return `In ${task} the model would choose ${argument} of ${tool}, which is ${what[sink]}.`;
  },
  help: ({ tool, argument }) =>
    `Give it in the plan: { tool: ${tool}, args: { ${argument}: … } }. A tool can be listed several times, once for each value (docs/agents-in-a-plan.md).`,
  explanation: `
What a model says may be what a page that it has read told it to say: it is untrusted. So it chooses neither the path
that a tool reads or writes, nor the address that it asks, nor the command that it runs. The plan gives these arguments,
as values, parameters or references; the model is not offered them.

\`\`\`yaml
tools:
  - { tool: data.query, args: { file: data/sales.csv } }
  - { tool: data.query, args: { file: data/stores.csv } }
\`\`\`

What a process may touch is granted before it starts, so nothing else would be allowed when it runs either.
`,
});
