import { defineDiagnostic } from "../diagnostic.ts";

export const boundOverBudget = defineDiagnostic<{
  readonly name: string;
  /** "up to 2,001 calls, and the budget is 50": one for each limit that it breaks. */
  readonly exceeded: readonly string[];
  /** "t3 (2000 calls)": what makes most of it, first what makes most. */
  readonly tasks: readonly string[];
}>({
  code: "ORC2060",
  title: "What a plan can take at most is more than its budget",
  severity: "error",
  message: ({ exceeded, tasks }) =>
    `A run can take ${exceeded.join("; ")}. What makes it: ${tasks.join(", ")}.`,
  help: ({ name }) =>
    `Give these tasks smaller limits (limit, times, retry, timeoutMs), raise the budget, or build it all the same: orchc build ${name} --allow-over-budget. A run ends before it spends more than its budget.`,
  explanation: `
Before anything is built, orchc computes the most that a run can take: every retry is made, every alternative of a
fallback is tried, loops go on to their limits, of a branch the dearer side runs. Money counts by the prices that tools
declare, time by the time limits of attempts and the waits between them, one after the other. That is compared with the
budget of the plan (\`limits.budget\`, which a profile may have written), of the configuration, and of \`--budget\`.

"No bound" is more than any budget: a gate without a deadline may wait for ever, and a tool that asks a service or a
model without declaring a price (\`estimate: { seconds, usd }\`) may cost anything.

On a terminal orchc asks whether to build it all the same; elsewhere \`--allow-over-budget\` says so. The budget holds when
it runs in any case: work is left out before more is spent. See docs/budgets.md.
`,
});
