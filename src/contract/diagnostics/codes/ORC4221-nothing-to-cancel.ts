import { defineDiagnostic } from "../diagnostic.ts";

export const nothingToCancel = defineDiagnostic<{
  readonly run: string;
  /** What it ended as. */
  readonly status: string;
}>({
  code: "ORC4221",
  title: "The run has ended already",
  severity: "error",
  message: ({ run, status }) => `Run ${run} does not run: it has ended (${status}).`,
  help: ({ run }) => `orchc show ${run} shows what came of it; orchc runs lists those that run.`,
  explanation: `
\`orchc cancel RUN\` ends a run that is being executed, and settles one whose process was killed. Of a run that has
ended nothing is left to cancel.
`,
});
