import { defineDiagnostic } from "../diagnostic.ts";

export const planReplaced = defineDiagnostic<{ readonly file: string; readonly name: string }>({
  code: "ORC1025",
  title: "A plan that said something else was replaced",
  severity: "warning",
  message: ({ file }) => `${file} held another plan; it is replaced by the one just made.`,
  help: ({ name }) =>
    `A change that was made by hand is in version control, if anywhere. To run a plan as it stands: orchc build ${name}, then orchc exec ${name}.`,
  explanation: `
\`orchc plan\` and \`orchc run\` make a plan from the query each time and write it to \`plan.json\`. When the file
holds another plan, because it was edited by hand, the query's file or a tool has changed, or the query names a
day such as "yesterday", what it said is gone, unless it was committed.

\`orchc build NAME\` and \`orchc exec NAME\` never plan: they use what is there.
`,
});
