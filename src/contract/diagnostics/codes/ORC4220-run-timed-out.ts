import { defineDiagnostic } from "../diagnostic.ts";

export const runTimedOut = defineDiagnostic<{ readonly ms: number; readonly run: string }>({
  code: "ORC4220",
  title: "A run timed out",
  severity: "error",
  message: ({ ms }) => `The run did not end within ${ms} ms (limits.runTimeoutMs).`,
  help: ({ run }) =>
    `Go on with it, with as much time again: orchc retry ${run}. Or raise limits.runTimeoutMs in orchc.config.yaml.`,
  explanation: `
\`limits.runTimeoutMs\` is the time of a run, from the start of the process that executes it. When it is over, running
tools are told to stop, have two seconds, and are then killed with all that they started. What has succeeded is kept;
everything else is settled as cancelled, and the run ends as failed.
`,
});
