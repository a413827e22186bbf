import { defineDiagnostic } from "../diagnostic.ts";

export const notAdapted = defineDiagnostic<{
  readonly run: string;
  /** A sentence without its full stop. */
  readonly reason: string;
}>({
  code: "ORC4562",
  title: "The plan was not adapted",
  severity: "warning",
  message: ({ run, reason }) => `The plan of run ${run} was not adapted: ${reason}.`,
  help: ({ run }) =>
    `See what failed: orchc show ${run}. When it can work again: orchc retry ${run}. Or change the plan, which keeps what is finished.`,
  explanation: `
A plan is adapted only where that is safe: each task that failed can be done by another tool that gives the same, or is
optional work; or a model has proposed something that passes all checks. What has changed something is never done a second
time, a change that may or may not have been made is not worked around, and neither is what was not allowed, what a
person has rejected, or the end of a budget.
`,
});
