import { defineDiagnostic } from "../diagnostic.ts";

export const gateNotDecided = defineDiagnostic<{
  readonly gate: string;
  readonly question: string;
  /** ISO 8601. */
  readonly deadline: string;
}>({
  code: "ORC4341",
  title: "Nobody has decided a gate in time",
  severity: "error",
  message: ({ question, deadline }) => `Nobody has decided "${question}" until ${deadline}.`,
  help: ({ gate }) =>
    `orchc retry RUN --task ${gate} asks once more, with a new deadline. What counts as decided without a person is said by "default" in the plan.`,
  explanation: `
The deadline of a gate has passed, and the plan does not say what counts as decided then. The gate fails, and what needs
its success is skipped. To fallbacks it is a failure of the class \`timeout\`. The deadline counts from when the run
reached the gate, by the clock of the machine, also while nobody executes the run.

\`\`\`
ORC4341 Nobody has decided "Send this text?" until 2026-03-02T09:00:00.000Z.
\`\`\`

Give the gate a \`default\` in the plan, or a longer \`deadline\`.
`,
});
