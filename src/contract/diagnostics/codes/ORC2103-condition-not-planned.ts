import { defineDiagnostic } from "../diagnostic.ts";

export const conditionNotPlanned = defineDiagnostic<{ readonly text: string }>({
  code: "ORC2103",
  title: "A plan without a model has no conditions",
  severity: "error",
  message: ({ text }) => `"${text}" is a condition, which a plan without a model cannot have.`,
  help: () => "Remove the condition, look at the answer, and then ask for the next step.",
  explanation: `
What depends on a condition ("if the price is above 50,000, …") must not be done unconditionally, so ignoring the
condition would do something else than was asked for.

"If possible" and "if you can" are not conditions: they lower the priority of a task.
`,
});
