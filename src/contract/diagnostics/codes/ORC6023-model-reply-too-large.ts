import { defineDiagnostic } from "../diagnostic.ts";

export const modelReplyTooLarge = defineDiagnostic<{
  readonly address: string;
  readonly bytes: number;
  /** Tokens that the reply may have. */
  readonly limit: number;
}>({
  code: "ORC6023",
  title: "The model's reply is too large",
  severity: "error",
  message: ({ address, bytes, limit }) =>
    `${address} sent more than ${bytes.toLocaleString("en-US")} bytes, and was asked for at most ${limit.toLocaleString("en-US")} tokens.`,
  help: () =>
    "Check that model.baseUrl is the model's endpoint. If it is, it takes no limit of tokens: configure one in the model's server, or use another model.",
  explanation: `
An answer may have 1 MiB and another KiB for each token that was asked for (\`model.maxOutputTokens\`), which is several
times what a streamed reply takes. The connection is closed when more comes, so that no endpoint can fill the memory.
`,
});
