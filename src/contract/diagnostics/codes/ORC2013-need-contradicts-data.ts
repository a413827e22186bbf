import { defineDiagnostic } from "../diagnostic.ts";

export const needContradictsData = defineDiagnostic<{
  readonly task: string;
  readonly other: string;
  readonly when: string;
}>({
  code: "ORC2013",
  title: "A task reads the output of one whose failure it waits for",
  severity: "error",
  message: ({ task, other, when }) =>
    `${task} reads the output of ${other}, which needs its success, but waits for "${when}".`,
  help: ({ other }) => `Take out the need on ${other}, or the reference to its output.`,
  explanation: `
A data reference implies a need on \`success\`: without success there is no output. A written need on
\`failure\` or \`always\` for the same task contradicts it.
`,
});
