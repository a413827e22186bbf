import { defineDiagnostic } from "../diagnostic.ts";

export const patternToolsMissing = defineDiagnostic<{
  readonly name: string;
  readonly tools: readonly string[];
}>({
  code: "ORC1044",
  title: "A pattern uses tools that are not here",
  severity: "warning",
  message: ({ name, tools }) =>
    `The pattern ${name} uses what this workspace does not have: ${tools.join(", ")}.`,
  help: () =>
    "It is kept, and not offered until the tools are there: add the agents that have them.",
  explanation: `
A pattern names the tools of the workspace that it comes from. One whose tools are all here is offered when a query is
like it; another one is only listed.
`,
});
