import { typedInstance } from "../../typed-instance.ts";
import { defineDiagnostic } from "../diagnostic.ts";

export const gateRejected = defineDiagnostic<{
  readonly run: string;
  readonly gate: string;
  /** Its id in the plan. */
  readonly task: string;
  readonly question: string;
  /** Who has; absent: what its plan says for when no person decides in time. */
  readonly by: string | undefined;
  readonly reason: string | undefined;
}>({
  code: "ORC4340",
  title: "A gate was rejected",
  severity: "error",
  message: ({ question, by, reason }) => {
    const why = reason === undefined ? "" : `: ${reason}`;
    const who = by === undefined ? "The default of its plan rejected" : `${by} rejected`;
    return `${who} "${question}"${why}.`;
  },
  help: ({ run, gate, task }) =>
    `orchc retry ${run} --task ${typedInstance(gate)} asks once more. To go on after a rejection, give ${task} "onReject": "continue" in the plan.`,
  explanation: `
A person has rejected what a gate asks, or its deadline has passed without a decision and the plan says that it counts
as rejected then. The gate fails, and what needs its success is skipped with that reason. To fallbacks it is a failure of
the class \`denied\`: the next alternative is tried only where \`on\` of the plan lists it. A task with a need on
\`failure\` of the gate runs.

\`\`\`
ORC4340 ada rejected "Send this text?": too long.
\`\`\`

\`orchc retry RUN --task GATE\` asks once more; what was decided before stays recorded (\`orchc gates --all\`).
`,
});
