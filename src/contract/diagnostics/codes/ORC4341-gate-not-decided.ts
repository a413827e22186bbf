import { typedInstance } from "../../typed-instance.ts";
import { defineDiagnostic } from "../diagnostic.ts";

export const gateNotDecided = defineDiagnostic<{
  readonly run: string;
  readonly gate: string;
  readonly question: string;
  /** Its deadline, from when it began to wait: "24h". */
  readonly within: string;
}>({
  code: "ORC4341",
  title: "A gate was not decided in time",
  severity: "error",
  message: ({ question, within }) => `No person has decided "${question}" within ${within}.`,
  help: ({ run, gate }) =>
    `orchc retry ${run} --task ${typedInstance(gate)} asks once more, with a new deadline. What counts as decided without a person is said by "default" in the plan.`,
  explanation: `
The deadline of a gate has passed, and the plan does not say what counts as decided then. The gate fails, and what needs
its success is skipped. To fallbacks it is a failure of the class \`timeout\`. The deadline counts from when the run
reached the gate, by the clock of the machine, also while no process executes the run.

\`\`\`
ORC4341 No person has decided "Send this text?" within 24h.
\`\`\`

Give the gate a \`default\` in the plan, or a longer \`deadline\`.
`,
});
