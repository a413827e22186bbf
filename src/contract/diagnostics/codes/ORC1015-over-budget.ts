import { defineDiagnostic } from "../diagnostic.ts";

export const overBudget = defineDiagnostic<{
  /** "0.12 US dollars", "90 seconds". */
  readonly estimate: string;
  readonly budget: string;
}>({
  code: "ORC1015",
  title: "The plan's estimate is over the budget of its query file",
  severity: "error",
  message: ({ estimate, budget }) =>
    `The plan is estimated at ${estimate}; its budget is ${budget}.`,
  help: () => "Ask for less, or raise the budget in the front matter of the query file.",
  explanation: `
A query file may say what a run is allowed to cost:

\`\`\`yaml
budget:
  usd: 0.05
  seconds: 60
\`\`\`

The plan's estimate, the sum of its tools' own estimates, is compared with it when the plan is made.
Seconds are those of the critical path: what a run takes with independent tasks side by side.
`,
});
