import { defineDiagnostic } from "../diagnostic.ts";

export const cancelNotHeard = defineDiagnostic<{
  readonly run: string;
  /** Of the process that executes it. */
  readonly pid: number | undefined;
}>({
  code: "ORC4222",
  title: "A run has not ended although it was asked to",
  severity: "error",
  message: ({ run, pid }) =>
    `Process ${pid ?? "unknown"}, which executes run ${run}, was asked to end it and has not done so in time.`,
  help: ({ run, pid }) =>
    `Look what it does (orchc show ${run}). To end it anyway: kill -9 ${pid ?? "PID"} on its machine, then orchc cancel ${run}. What it did until then is stored.`,
  explanation: `
\`orchc cancel RUN\` leaves a note in the history, which the process that executes the run reads twice a second, on
whatever machine. It has not ended the run within a minute: it may be stopped, or wait for a disk or a lock; or it is of
an older version of orchc, which reads no notes. The note stays, so a process that goes on ends the run then.
`,
});
