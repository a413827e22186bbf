import { defineDiagnostic } from "../diagnostic.ts";

export const modelReplyCutOff = defineDiagnostic<{
  readonly model: string;
  /** `500 tokens`. */
  readonly limit: string;
}>({
  code: "ORC6010",
  title: "The model's reply was cut off",
  severity: "error",
  message: ({ model, limit }) => `The reply of ${model} was cut off (limit: ${limit}).`,
  help: () =>
    "Raise model.maxOutputTokens in orchc.config.yaml, or ask for less at once. With Ollama, its context length (num_ctx) may be the limit.",
  explanation: `
The model stopped because it had used up its tokens, not because it was done. Models that think before
they answer use tokens for that too. Half a plan is not used: it would look like a whole one. The same holds for
a reply with a text or a list that is exactly as long as the schema of the reply lets one be (2,000 characters, 200 parts).
`,
});
