import { defineDiagnostic } from "../diagnostic.ts";

export const promptClipped = defineDiagnostic<{
  readonly address: string;
  readonly request: string;
  readonly counted: number;
  readonly estimated: number;
  readonly local: boolean;
}>({
  code: "ORC6027",
  title: "The endpoint clipped the prompt",
  severity: "error",
  message: ({ address, request, counted, estimated }) =>
    `${address} read ${counted} tokens of the request "${request}", which has about ${estimated}: it left a part of it out, and its reply is not used.`,
  help: ({ estimated, local }) =>
    (local
      ? `Give the model a larger context (OLLAMA_CONTEXT_LENGTH=${contextFor(estimated)} for \`ollama serve\`), `
      : "Use a model with a larger context, ") +
    "or set model.contextTokens to what it has, so that such requests are not sent. `planner: grammar` needs no model.",
  explanation: `
Ollama leaves out the beginning of a prompt that is longer than its context, and does not say so. It is seen by the
tokens that it reports: when they are fewer than one for eight bytes of what was sent, and more than a cache of
prompts would leave, a part is missing. The model then did not see its instructions, or the request.
`,
});

/** The next power of two that has room for the prompt and as much again for the reply. */
function contextFor(tokens: number): number {
  return 2 ** Math.ceil(Math.log2(2 * tokens));
}
