import { defineDiagnostic } from "../diagnostic.ts";

export const promptOverContext = defineDiagnostic<{
  readonly model: string;
  /** What the smallest request takes, about. */
  readonly tokens: number;
  readonly contextTokens: number;
}>({
  code: "ORC6036",
  title: "The request is larger than the model's context",
  severity: "error",
  message: ({ model, tokens, contextTokens }) =>
    `The context of ${model} has ${contextTokens} tokens, and the shortest request takes about ${tokens} and room for the reply.`,
  help: () =>
    "Give the model a larger context and say so in `model.contextTokens`, shorten the query, or choose `planner: grammar`.",
  explanation: `
An endpoint that gets more than its context holds cuts it without a word, often its beginning: the rules. So nothing is
sent that does not fit. Before, the request is made shorter: fewer values of columns are shown, then fewer tools, those
that fit the query least first. A quarter of the context is left for the reply.

Ollama's default context is small; \`num_ctx\` or OLLAMA_CONTEXT_LENGTH raises it.
`,
});
