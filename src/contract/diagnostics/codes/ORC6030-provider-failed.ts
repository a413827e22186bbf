import { defineDiagnostic } from "../diagnostic.ts";

export const providerFailed = defineDiagnostic<{
  readonly provider: string;
  readonly reason: string;
}>({
  code: "ORC6030",
  title: "The model's provider failed",
  severity: "error",
  message: ({ provider, reason }) => `The provider ${provider} failed: ${reason}.`,
  help: () =>
    "That is the workspace's own module: correct it (docs/models.md says what it has to return), or choose another provider. `planner: grammar` needs no model.",
  explanation: `
\`complete\` of a provider's module threw something else than its \`fetch\` gave it, or returned what is no reply: a reply
has \`text\`, \`finish\` (stop, length or declined), and may have \`toolCalls\` and \`tokens\`.
`,
});
