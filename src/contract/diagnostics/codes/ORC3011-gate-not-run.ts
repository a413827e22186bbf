import { defineDiagnostic } from "../diagnostic.ts";

export const gateNotRun = defineDiagnostic<{
  /** Of the gate. */
  readonly task: string;
}>({
  code: "ORC3011",
  title: "A gate that this version builds and does not run",
  severity: "warning",
  message: ({ task }) => `${task} is a gate: this version builds its script, and orchc exec refuses the build.`, // prettier-ignore
  help: ({ task }) =>
    `To run it now, make two plans of it: what comes before ${task}, and what follows once a person has approved.`,
  explanation: `
A gate is checked, drawn and built like every other kind of task, so that a plan with one can be reviewed. Waiting for a
person and going on with a decision is not part of this version; \`orchc exec\` says so before anything starts (ORC4102).

\`\`\`
ORC3011 t4 is a gate: this version builds its script, and orchc exec refuses the build.
\`\`\`
`,
});
