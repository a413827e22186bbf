import { defineDiagnostic } from "../diagnostic.ts";

export const criterionNotMet = defineDiagnostic<{
  /** As the plan has it. */
  readonly criterion: string;
  /** Why it has no value, where it has none. */
  readonly problem?: string | undefined;
}>({
  code: "ORC3030",
  title: "The output of a task does not meet a criterion of the plan",
  severity: "error",
  message: ({ criterion, problem }) =>
    problem === undefined
      ? `Its output does not meet the criterion "${criterion}".`
      : `Whether its output meets the criterion "${criterion}" cannot be said: ${problem}.`,
  help: () =>
    "Look at what the tool returned and at its input (orchc show RUN TASK), or correct the criterion in the plan and build it again.",
  explanation: `
A task of a plan may say what has to hold for its output:

\`\`\`json
{ "criteria": ["output.rows.length > 0", "The tone is friendly"] }
\`\`\`

The first is a condition. The host evaluates it when the tool has returned, before the output is stored. When it is
false, the task has failed and its output is not used. It is not tried again: the same input gives the same output, and
what was wrong with it is no error that passes. The second can be judged by a person alone; it is listed with the plan.
`,
});
