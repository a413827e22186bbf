import { defineDiagnostic } from "../diagnostic.ts";

export const plannedLikeAnother = defineDiagnostic<{
  readonly name: string;
  /** "ran 4 times, 3 of them well" */
  readonly runs: string;
  readonly replaced: readonly { readonly from: string; readonly to: string }[];
}>({
  code: "ORC1041",
  title: "The plan is that of an earlier query with other values",
  severity: "note",
  message: ({ name, runs, replaced }) =>
    `The query is that of the plan ${name}, which ${runs}, ${
      replaced.length === 0
        ? "word for word: this is its plan"
        : `with other values: ${replaced.map(({ from, to }) => `${to} in place of ${from}`).join(", ")}`
    }.`,
  help: ({ name }) => `Compare the two: orchc diff ${name} with the name of this plan.`,
  explanation: `
The planner without a model could not plan the query. A person or a model has planned the same words before, and that
plan ran well; only values differ (a path, a date, a quoted text), each of which is one whole argument there. The plan
has passed all checks of a plan that a person wrote. It says in its notes, and so in each answer, where it comes from.
`,
});
