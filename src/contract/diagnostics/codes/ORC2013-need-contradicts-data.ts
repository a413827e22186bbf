import { defineDiagnostic } from "../diagnostic.ts";

export const needContradictsData = defineDiagnostic<{
  readonly task: string;
  readonly other: string;
  readonly when: string;
}>({
  code: "ORC2013",
  title: "A need contradicts a data reference",
  severity: "error",
  message: ({ task, other, when }) =>
    `${task} reads the output of ${other}, which requires its success, but its need says "${when}".`,
  help: ({ other }) => `Remove the need on ${other}, or the reference to its output.`,
  explanation: `
A data reference implies a need on \`success\`: without success there is no output. A written need on
\`failure\` or \`always\` for the same task contradicts it.
`,
});
