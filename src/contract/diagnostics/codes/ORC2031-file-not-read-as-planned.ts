import { defineDiagnostic } from "../diagnostic.ts";

export const fileNotReadAsPlanned = defineDiagnostic<{
  readonly path: string;
  readonly reason: string;
  readonly help?: string | undefined;
}>({
  code: "ORC2031",
  title: "A data file cannot be read",
  severity: "error",
  message: ({ path, reason }) => `The tools of this task cannot read "${path}": ${reason}`,
  help: ({ help }) => help ?? "Correct the file, or name another one.",
  explanation: `
A plan names a data file, and reading it now fails as it would when the plan runs: lines are broken, the file is
empty, or it can be read in several ways that give different results and the configuration does not say which is meant.

Correct the file, or say how it is read. That can be done in \`orchc.config.yaml\`, for all files of a pattern:

\`\`\`yaml
reading:
  "data/*.csv": { decimal: ",", header: 4 }
\`\`\`

or for one task, as its argument \`reading\` in \`plan.json\`. The options are those of the tool's input
(\`orchc tools data.describe\`).
`,
});
