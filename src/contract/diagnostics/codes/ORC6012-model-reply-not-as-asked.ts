import { defineDiagnostic } from "../diagnostic.ts";

export const modelReplyNotAsAsked = defineDiagnostic<{
  readonly model: string;
  /** Where and what, one line each. */
  readonly reasons: readonly string[];
}>({
  code: "ORC6012",
  title: "The model's reply does not match the schema",
  severity: "error",
  message: ({ model, reasons }) =>
    `The reply of ${model} does not match the schema: ${reasons.join("; ")}.`,
  help: () =>
    "Use a model, or an endpoint, that supports structured output, or choose `planner: grammar`.",
  explanation: `
The reply is JSON, but fields are missing, have another type, or are superfluous. It was sent back with
the problems (\`planning.repairs\`), and the last reply was not valid either.
`,
});
