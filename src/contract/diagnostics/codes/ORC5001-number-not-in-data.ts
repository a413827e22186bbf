import { defineDiagnostic } from "../diagnostic.ts";

export const numberNotInData = defineDiagnostic<{
  readonly number: string;
  readonly tasks: readonly string[];
  readonly sentence: string;
}>({
  code: "ORC5001",
  title: "A number of the answer is not in any output",
  severity: "warning",
  message: ({ number, tasks, sentence }) =>
    `${number} is not in the output of ${tasks.join(" or ")}: "${sentence}"`,
  help: ({ tasks }) =>
    `Compare it with the output (orchc show RUN ${tasks[0] ?? ""}). The sentence is made by the tool's \`headline\`: a number that it computes must be part of the tool's output.`,
  explanation: `
Every number of an answer must be in the output, the arguments or the query that it comes from. It may be
rounded to the digits that are shown, have thousands separators, be a percentage of a fraction, a magnitude
("1.2 million") or the length of a list.

A number that a tool computes only for its \`headline\` cannot be checked against anything:

\`\`\`ts
headline: ({ first, last }) => [\`Up \${last - first}.\`];    // refused: the difference is not in the output
headline: ({ change }) => [\`Up \${change}.\`];              // checked: it is a part of the output
\`\`\`
`,
});
