import { defineDiagnostic } from "../diagnostic.ts";

export const toolNotOffered = defineDiagnostic<{
  readonly model: string;
  readonly request: string;
  readonly tools: readonly string[];
}>({
  code: "ORC6031",
  title: "The model called a tool that is not there",
  severity: "error",
  message: ({ model, request, tools }) =>
    `Instead of an answer to "${request}", ${model} called ${tools.join(", ")}, and no tool was offered.`,
  help: () =>
    "Nothing was called. Run the command again, or use another model: this one does not keep to what it is asked. `planner: grammar` needs no model.",
  explanation: `
A request for an answer offers no tools, and the reply was calls of some all the same. They are names that a model
made up or was talked into; orchc calls nothing that it did not offer.
`,
});
