import { defineDiagnostic } from "../diagnostic.ts";

export const modelOverBudget = defineDiagnostic<{
  readonly request: string;
  readonly model: string;
  /** Dollars: of the request at most, and what is left of the limit. */
  readonly most: number;
  readonly left: number;
  readonly budget: number;
}>({
  code: "ORC6028",
  title: "A request to the model could exceed the budget",
  severity: "error",
  message: ({ request, model, most, left, budget }) =>
    `The request "${request}" to ${model} could cost ${dollars(most)}, and ${dollars(left, Math.floor)} of the budget of ${dollars(budget)} are left.`,
  help: ({ most, left, budget }) =>
    `Raise it to ${dollars(budget - left + most)} or more (limits.budget.usd, --budget usd=…), lower model.maxOutputTokens, or use a cheaper model. \`planner: grammar\` needs no model.`,
  explanation: `
Before a request is sent, the most that it can cost is held against what is left of \`limits.budget.usd\`: its prompt,
estimated as one token for three bytes of UTF-8, and \`model.maxOutputTokens\` of reply, at the configured prices. What
it does not take is given back. One whose tokens the endpoint did not report counts at that most. Where no prices are configured, nothing is held.

The requests to models of one command have this amount together; the estimates of tasks that the run of the same
command spends are another account (docs/budgets.md).
`,
});

/** Up, so that what is said to be enough is enough; what is left, down. */
function dollars(usd: number, round: (units: number) => number = Math.ceil): string {
  return `$${(round(usd * 10_000) / 10_000).toFixed(4)}`;
}
