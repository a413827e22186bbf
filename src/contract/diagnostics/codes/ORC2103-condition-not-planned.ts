import { defineDiagnostic } from "../diagnostic.ts";

export const conditionNotPlanned = defineDiagnostic<{ readonly text: string }>({
  code: "ORC2103",
  title: "The planner without a model does not understand a condition",
  severity: "error",
  message: ({ text }) =>
    `"${text}" is a condition that the planner without a model does not understand.`,
  help: () =>
    'Compare one value with a number ("if the total revenue in data/sales.csv is above 5000, …, otherwise …"), say "…. If that fails, …", or write a plan file (docs/plans-by-hand.md).',
  explanation: `
What depends on a condition ("if the price is above 50,000, …") must not be done unconditionally, so ignoring the
condition would do something else than was asked for.

Understood are requests that are nothing but "if the VALUE is above (below, more than, less than) NUMBER, …", with
"otherwise, …" or without, where the value is one value of a data file; and "…. If that fails, …". A plan file can have any
condition, and so can the planner with a model.

"If possible" and "if you can" are not conditions: they lower the priority of a task.
`,
});
