import { defineDiagnostic } from "../diagnostic.ts";

export const planOfTwo = defineDiagnostic<{
  readonly planner: string;
  readonly other: string;
  readonly reason: string;
}>({
  code: "ORC6041",
  title: "Which of two planners' plans was taken, and why",
  severity: "note",
  message: ({ planner, other, reason }) =>
    `The plan of ${planner} was taken rather than that of ${other}: ${reason}.`,
  help: () => "`--planner grammar` or `--planner model` takes the plan of that planner.",
  explanation: `
With \`--planner both\`, the query is planned with and without a model, side by side. A plan beats none. Two plans are
scored as \`orchc compare\` scores them, by coverage of the query, cost, time, risk and parallelism; the plan of the model
is taken when it is better by 5 points or more, and otherwise that without a model, which is the same every time.
`,
});
