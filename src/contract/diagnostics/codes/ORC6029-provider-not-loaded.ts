import { defineDiagnostic } from "../diagnostic.ts";

export const providerNotLoaded = defineDiagnostic<{
  /** As configured. */
  readonly provider: string;
  readonly reason: string;
}>({
  code: "ORC6029",
  title: "The model's provider cannot be loaded",
  severity: "error",
  message: ({ provider, reason }) => `The provider ${provider} cannot be loaded: ${reason}.`,
  help: () =>
    "model.provider is openai, or the path of a module relative to the workspace whose default export is a function that makes a provider (docs/models.md).",
  explanation: `
\`model.provider\` names the protocol. \`openai\` is the one that most endpoints speak. Anything else is a module of
the workspace, \`./providers/mine.ts\`: its default export is called with \`baseUrl\`, \`name\` and \`temperature\`, and
returns an object with \`complete\`.
`,
});
