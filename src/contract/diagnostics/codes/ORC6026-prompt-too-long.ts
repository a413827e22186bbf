import { defineDiagnostic } from "../diagnostic.ts";

export const promptTooLong = defineDiagnostic<{
  /** What the request is for: `outline`. */
  readonly request: string;
  readonly model: string;
  /** Estimated, of the prompt. */
  readonly prompt: number;
  /** That have to be left for the reply. */
  readonly reply: number;
  readonly context: number;
}>({
  code: "ORC6026",
  title: "The prompt does not fit into the model's context",
  severity: "error",
  message: ({ request, model, prompt, reply, context }) =>
    `The request "${request}" takes about ${prompt} tokens and ${reply} for its reply, and ${model} has a context of ${context}.`,
  help: ({ prompt, reply }) =>
    `Give the model a larger context, at least ${prompt + reply} tokens: OLLAMA_CONTEXT_LENGTH for \`ollama serve\`, the \`ctx-size\` of llama.cpp, the \`max-model-len\` of vLLM, elsewhere another model. If it has one, set model.contextTokens. ` +
    "Or ask for less at once, in a shorter query. `planner: grammar` needs no model.",
  explanation: `
Some endpoints clip a prompt that is too long without saying so: the model then answers a request of which it saw
a part. So a prompt that would not fit is not sent.

The context is \`model.contextTokens\`, or what the endpoint says: Ollama (\`/api/ps\`, \`num_ctx\`, else its default of
4,096, whatever the model was trained for), llama.cpp (\`/props\`), vLLM, LM Studio and OpenRouter (\`/v1/models\`). Tokens are
estimated as one for three bytes of UTF-8, which is more than most tokenizers make of English or of JSON.
A reply may be shorter than \`model.maxOutputTokens\` where the context has no more room; less than 512 tokens, or than
the limit when that is smaller, are not enough.

A request for a plan is made shorter first (ORC6037): fewer values of columns are shown, then fewer tools, those that fit
the query least first. Its reply is a plan, for which a quarter of the context is left.
`,
});
