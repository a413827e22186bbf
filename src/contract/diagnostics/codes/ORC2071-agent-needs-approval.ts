import { defineDiagnostic } from "../diagnostic.ts";

export const agentNeedsApproval = defineDiagnostic<{
  readonly task: string;
  readonly tool: string;
  /** Arguments that the model gives. */
  readonly open: readonly string[];
}>({
  code: "ORC2071",
  title: "A model would use a destructive tool",
  severity: "error",
  message: ({ task, tool, open }) => {
    const given = open.length === 0 ? "when to call" : `${open.join(", ")} of`;
    return `In ${task} the model would choose ${given} ${tool}, which destroys something.`;
  },
  help: ({ tool }) =>
    `Let a person approve each call: { tool: ${tool}, approve: true } (docs/agents-in-a-plan.md).`,
  explanation: `
What a model says may be what a page that it has read told it to say: it is untrusted, and decides neither whether
something is destroyed nor what. With \`approve: true\` each call of the tool waits at a gate that shows its arguments;
a rejection is told to the model, which goes on without it.

\`\`\`yaml
tools:
  - { tool: files.remove, args: { path: out/old.csv }, approve: true }
\`\`\`
`,
});
