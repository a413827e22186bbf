import { defineDiagnostic } from "../diagnostic.ts";

export const modelLacksValue = defineDiagnostic<{
  readonly tool: string;
  readonly argument: string;
  readonly reason: string;
}>({
  code: "ORC6038",
  title: "The model finds no value for an argument in the query",
  severity: "warning",
  message: ({ tool, argument, reason }) =>
    `The query gives no value for "${argument}" of ${tool}${reason === "" ? "" : `: ${reason}`}.`,
  help: () => "The tool's default is used. Name the value in the query where another one is meant.",
  explanation: `
The argument may be left out, and the model says that the query asks for it without giving its value. The plan goes on
with the tool's default, and its answers say so.
`,
});
