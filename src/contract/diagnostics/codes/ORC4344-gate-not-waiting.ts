import { typedInstance } from "../../typed-instance.ts";
import { defineDiagnostic } from "../diagnostic.ts";

export const gateNotWaiting = defineDiagnostic<{
  readonly run: string;
  readonly gate: string;
  /** Its status. */
  readonly status: string;
}>({
  code: "ORC4344",
  title: "The gate does not wait for a person",
  severity: "error",
  message: ({ run, gate, status }) =>
    `${gate} of the run ${run} does not wait for a person: it is ${status}.`,
  help: ({ run, gate, status }) =>
    status === "pending"
      ? `It can be decided once the run has reached it: orchc gates --run ${run}`
      : `What became of it: orchc show ${run} ${typedInstance(gate)}`,
  explanation: `
A gate is decided while it waits: after the run has reached it, and before it is decided, its deadline has passed or the
run is cancelled. What it will show is not known before.

\`\`\`
ORC4344 t2 of the run 20260302-090000-ab12cd does not wait for a person: it is pending.
\`\`\`
`,
});
