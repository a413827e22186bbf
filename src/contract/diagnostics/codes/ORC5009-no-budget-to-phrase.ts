import { defineDiagnostic } from "../diagnostic.ts";

export const noBudgetToPhrase = defineDiagnostic<{
  readonly limit: number;
  readonly spent: number;
}>({
  code: "ORC5009",
  title: "The budget has no room to ask the model for the answer",
  severity: "warning",
  message: ({ limit, spent }) =>
    `The model was not asked to word the answer: modelCalls of the budget is ${limit}, and ${spent} were made.`,
  help: () =>
    "The answer consists of the tools' own statements. Raise limits.budget.modelCalls, or set answer.phrase to rules in orchc.config.yaml.",
  explanation: `
\`limits.budget.modelCalls\` limits how often a run asks the model that words its answer: once each time it ends. A run
that goes on counts what it has asked before. Nothing is missing from an answer without it: it is made of the
statements of the tools.
`,
});
