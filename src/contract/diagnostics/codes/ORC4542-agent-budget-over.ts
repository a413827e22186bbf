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
    `The model of ${task} is not asked again: of ${most} ${limit} it has used ${spent}, and the next turn does not fit.`,
  help: ({ task, limit, most }) =>
    limit === "modelCalls"
      ? `That is the budget of the run (limits.budget.modelCalls): go on with a larger one, --budget modelCalls=${most * 2}.`
      : `Give ${task} a larger budget.${limit} in the plan, or fewer and smaller tools.`,
  explanation: `
\`budget\` of an agent limits what all its turns take together. It is looked at before each turn: the request that would
not fit is not made. Tokens are those that the endpoint counts, and an estimate for the request that comes.
`,
});
