import { defineDiagnostic } from "../diagnostic.ts";

export const plannerReplaced = defineDiagnostic<{
  /** Why the model made no plan: the code and message of the problem. */
  readonly reason: string;
}>({
  code: "ORC6040",
  title: "The planner without a model took over",
  severity: "warning",
  message: ({ reason }) => `The model made no plan, so the built-in grammar planned: ${reason}`,
  help: () =>
    "Correct the problem, or set `planning.fallback: none` to have no plan rather than that one.",
  explanation: `
With \`planning.fallback: grammar\`, a query of which a model makes no plan is planned without one: because no model is
configured, its endpoint fails, or its plan is wrong and it could not correct it. The plan names its planner.
`,
});
