import { defineDiagnostic } from "../diagnostic.ts";

export const runTimedOut = defineDiagnostic<{
  readonly ms: number;
  readonly run: string;
  /** Where it is the time of the budget that is over: the build, and a budget with twice as much of it. */
  readonly budget?: { readonly name: string; readonly enough: readonly string[] };
}>({
  code: "ORC4220",
  title: "A run timed out",
  severity: "error",
  message: ({ ms, budget }) =>
    `The run did not end within ${ms} ms (limits.${budget === undefined ? "runTimeoutMs" : "budget.seconds"}).`,
  help: ({ run, budget }) =>
    budget !== undefined
      ? `What is done is kept. To do the rest: orchc exec ${budget.name} --resume ${run} --budget ${budget.enough.join(",")}`
      : `Go on with it, with as much time again: orchc retry ${run}. Or raise limits.runTimeoutMs in orchc.config.yaml.`,
  explanation: `
\`limits.runTimeoutMs\` is the time of a run, from the start of the process that executes it. When it is over, running
tools are told to stop, have two seconds, and are then killed with all that they started. What has succeeded is kept;
everything else is settled as cancelled, and the run ends as failed.

\`limits.budget.seconds\` does the same, with what the run took before it was resumed; it also keeps tasks from being
started that are not expected to end in time.
`,
});
