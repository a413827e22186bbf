import { defineDiagnostic } from "../diagnostic.ts";

export const embeddingsNotUsable = defineDiagnostic<{
  /** Of the endpoint, without what may be secret. */
  readonly address: string;
  readonly model: string;
  /** `2 vectors came for 3 texts`. */
  readonly reason: string;
}>({
  code: "ORC6050",
  title: "The endpoint's embeddings cannot be used",
  severity: "error",
  message: ({ address, model, reason }) =>
    `What ${address} gives as embeddings of ${model} cannot be used: ${reason}`,
  help: ({ model }) =>
    `Check that ${model} is a model for embeddings, and that \`models.embedding.baseUrl\` is the endpoint that serves it; or remove \`models.embedding\`, and tools are found by their words alone.`,
  explanation: `
Embeddings are compared with each other, so there has to be one for each text, all of them have to have the same length,
and each has to hold numbers. Servers that have loaded a model for chats, or something in between that changes replies,
may answer with something else.
`,
});
