import { defineDiagnostic } from "../diagnostic.ts";

export const modelReplyNotJson = defineDiagnostic<{
  readonly model: string;
  /** The beginning of the reply. */
  readonly excerpt: string;
}>({
  code: "ORC6011",
  title: "The model's reply is not JSON",
  severity: "error",
  message: ({ model, excerpt }) =>
    excerpt === ""
      ? `The reply of ${model} is empty.`
      : `The reply of ${model} is not JSON. It begins: ${JSON.stringify(excerpt)}`,
  help: () =>
    "Use a model, or an endpoint, that supports structured output, or choose `planner: grammar`.",
  explanation: `
Plans are asked for as JSON with a schema. JSON inside a Markdown fence or between words is found and
used; this reply held none, and neither did the one to the second request, which said what was wrong.
`,
});
