import { defineDiagnostic } from "../diagnostic.ts";

export const answerJudgedIncomplete = defineDiagnostic<{ readonly missing: readonly string[] }>({
  code: "ORC5010",
  title: "A model finds that the answer lacks something",
  severity: "warning",
  message: ({ missing }) =>
    `The model that judged the answer does not find in it: ${missing.join("; ")}.`,
  help: () =>
    "Look whether the plan does that (orchc plan NAME); if not, say it in the request, and plan again. To not ask the model, set answer.judge to false in orchc.config.yaml.",
  explanation: `
After the answer is worded, the model is asked once more: what of the request is not in the answer? What it names stands
in the answer under "Not answered", too.

It is a judgement and no proof, either way: a model can miss a gap, and can see one where there is none. What orchc proves
by itself does not depend on it: that every word of the request has its place in the plan, that every task has an
outcome, and that numbers, names, files and comparisons are in the data that is cited.
`,
});
