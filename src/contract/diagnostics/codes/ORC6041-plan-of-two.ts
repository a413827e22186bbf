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
With \`--planner both\`, the query is planned with and without a model, side by side. A plan beats none. Of two plans, the
first difference decides: words of the query that the plan takes, problems that were found, tasks, estimated money, and
estimated time. Where nothing differs, the plan without a model is taken, which is the same every time.
`,
});
