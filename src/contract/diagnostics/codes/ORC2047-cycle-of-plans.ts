import { defineDiagnostic } from "../diagnostic.ts";

export const cycleOfPlans = defineDiagnostic<{ readonly plans: readonly string[] }>({
  code: "ORC2047",
  title: "Plans use each other in a cycle",
  severity: "error",
  message: ({ plans }) => `Plans use each other in a cycle: ${plans.join(" → ")}.`,
  help: ({ plans }) =>
    `Remove one of these uses. What is to be repeated is a loop with a limit; ${plans[0]} cannot contain itself.`,
  explanation: `
A task of kind \`plan\` stands for all tasks of the plan that it names. A plan that uses itself, directly or by others,
would have no end.
`,
});
