import { defineDiagnostic } from "../diagnostic.ts";

export const modelReplyNotAsAsked = defineDiagnostic<{
  readonly model: string;
  /** Where and what, one line each. */
  readonly reasons: readonly string[];
}>({
  code: "ORC6012",
  title: "The model's reply has another form than was asked for",
  severity: "error",
  message: ({ model, reasons }) =>
    `The reply of ${model} does not have the form that was asked for: ${reasons.join("; ")}.`,
  help: () =>
    "Use a model, or an endpoint, that supports structured output, or choose `planner: rules`.",
  explanation: `
The reply is JSON, but fields are missing, have another type, or are too many. It was sent back once with
what was wrong, and the second reply was no better.
`,
});
