import { defineDiagnostic } from "../diagnostic.ts";

export const runIsExecuted = defineDiagnostic<{
  readonly run: string;
  /** Who does it. */
  readonly where: string;
}>({
  code: "ORC4204",
  title: "Another process is executing the run",
  severity: "error",
  message: ({ run, where }) => `Run ${run} is being executed by ${where}.`,
  help: ({ run }) =>
    `Wait for it (orchc show ${run}), or end it first. A script by itself takes part in a new run without --run.`,
  explanation: `
A run is executed by one process at a time. It holds a lease, and shows that it lives every few seconds. A process of
this machine that is gone is noticed at once; one of another machine or container when it has given no sign for half
a minute. Then \`orchc exec NAME --resume RUN\` goes on.

A script that runs alone cannot take part in a run that \`orchc exec\` executes.
`,
});
