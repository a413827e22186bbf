import { defineDiagnostic } from "../diagnostic.ts";

export const planReplaced = defineDiagnostic<{ readonly file: string; readonly name: string }>({
  code: "ORC1025",
  title: "A different plan was replaced",
  severity: "warning",
  message: ({ file }) => `${file} held a different plan; it is replaced by the new one.`,
  help: ({ name }) =>
    `It is kept: orchc plan --history ${name} lists the versions, and orchc plan --restore ${name}@VERSION brings one back. To run an edited plan without planning again: orchc build ${name}, then orchc exec ${name}.`,
  explanation: `
\`orchc plan\` and \`orchc run\` make a plan from the query each time and write it to \`plan.json\`. When the file
holds another plan, because it was edited by hand, the query's file or a tool has changed, or the query names a
day such as "yesterday", that plan is replaced. It is a version of the plan's history, edits made by hand included:
\`orchc diff NAME@VERSION NAME\` shows what is different.

\`orchc build NAME\` and \`orchc exec NAME\` never plan: they use the existing files.
`,
});
