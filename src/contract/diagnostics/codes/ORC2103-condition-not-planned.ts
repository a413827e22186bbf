import { defineDiagnostic } from "../diagnostic.ts";

export const conditionNotPlanned = defineDiagnostic<{ readonly text: string }>({
  code: "ORC2103",
  title: "A condition that rules do not plan",
  severity: "error",
  message: ({ text }) => `"${text}" is a condition, and the planner without a model plans none.`,
  help: () =>
    "Leave the condition out, look at the answer, and decide then what else is to be done.",
  explanation: `
What stands under a condition ("if the price is above 50,000, …") must not be done in either case, so leaving the
condition out silently would do something else than was asked for.

"If possible" and "if you can" are no conditions: they lower the priority of a task.
`,
});
