import { defineDiagnostic } from "../diagnostic.ts";

export const runTimedOut = defineDiagnostic<{
  readonly ms: number;
  readonly run: string;
  /** The build of a run whose budget is over. */
  readonly name?: string;
}>({
  code: "ORC4220",
  title: "A run timed out",
  severity: "error",
  message: ({ ms, name }) =>
    `The run did not end within ${ms} ms (limits.${name === undefined ? "runTimeoutMs" : "budget.seconds"}).`,
  help: ({ run, name, ms }) =>
    name !== undefined
      ? `What is done is kept. To do the rest: orchc exec ${name} --resume ${run} --budget seconds=${(2 * ms) / 1000}`
      : `Go on with it, with as much time again: orchc retry ${run}. Or raise limits.runTimeoutMs in orchc.config.yaml.`,
  explanation: `
\`limits.runTimeoutMs\` is the time of a run, from the start of the process that executes it. When it is over, running
tools are told to stop, have two seconds, and are then killed with all that they started. What has succeeded is kept;
everything else is settled as cancelled, and the run ends as failed.

\`limits.budget.seconds\` does the same, with what the run took before it was resumed; it also keeps tasks from being
started that are not expected to end in time.
`,
});
