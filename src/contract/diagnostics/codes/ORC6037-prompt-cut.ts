import { defineDiagnostic } from "../diagnostic.ts";

export const promptCut = defineDiagnostic<{
  readonly model: string;
  readonly contextTokens: number;
  readonly toolTokens: number;
  /** Most values of a column that are shown. */
  readonly values: number;
}>({
  code: "ORC6037",
  title: "The model was told less, to fit its context",
  severity: "note",
  message: ({ model, contextTokens, toolTokens, values }) =>
    `To fit the ${contextTokens} tokens of its context, ${model} was shown at most ${values} values of a column and tools of at most ${toolTokens} tokens.`,
  help: () =>
    "A plan may lack a tool that was not shown. Give the model a larger context, and say so in `model.contextTokens`.",
  explanation: `
What is sent to a model has to fit its context with room for the reply. Where it does not, fewer values of columns are
shown first, and then fewer tools: those whose words fit the query least are left out.
`,
});
