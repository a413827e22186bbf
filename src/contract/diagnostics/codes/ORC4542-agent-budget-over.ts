import { defineDiagnostic } from "../diagnostic.ts";

export const agentBudgetOver = defineDiagnostic<{
  readonly task: string;
  readonly limit: "tokens" | "usd" | "seconds" | "modelCalls";
  readonly most: number;
  readonly spent: number;
}>({
  code: "ORC4542",
  title: "The budget of a model's task is used up",
  severity: "error",
  message: ({ task, limit, most, spent }) =>
    `The model of ${task} is not asked: of ${most} ${limit} it has used ${spent}, and another turn may not fit.`,
  help: ({ task, limit, most }) =>
    limit === "modelCalls"
      ? `That is the budget of the run (limits.budget.modelCalls): go on with a larger one, --budget modelCalls=${most * 2}.`
      : `Give ${task} a larger budget.${limit} in the plan, or fewer and smaller tools.`,
  explanation: `
\`budget\` of an agent limits what all its turns take together. It is looked at before each turn: the request that would
not fit is not made, and a reply may only be as long as there is room for. Tokens are those that the endpoint counts, and
an estimate for the request that comes; dollars are these by the prices of the configuration.
`,
});
