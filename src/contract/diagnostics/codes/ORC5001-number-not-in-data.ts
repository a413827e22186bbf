import { defineDiagnostic } from "../diagnostic.ts";

export const numberNotInData = defineDiagnostic<{
  readonly number: string;
  readonly tasks: readonly string[];
  readonly sentence: string;
}>({
  code: "ORC5001",
  title: "A number of the answer is in no output",
  severity: "warning",
  message: ({ number, tasks, sentence }) =>
    `${number} does not stand in the output of ${tasks.join(" or ")}: "${sentence}"`,
  help: ({ tasks }) =>
    `Compare it with the output (orchc show RUN ${tasks[0] ?? ""}). The sentence is made by the tool's \`headline\`: a number that it computes belongs into the tool's output.`,
  explanation: `
Every number of an answer must stand in the output, the arguments or the query that it comes from. It may be
rounded to the digits that are shown, have thousands separators, be a percentage of a fraction, a magnitude
("1.2 million") or the length of a list.

A tool that computes a number only for its \`headline\` leaves nothing that a person could check it against:

\`\`\`ts
headline: ({ first, last }) => [\`Up \${last - first}.\`];    // refused: the difference is nowhere
headline: ({ change }) => [\`Up \${change}.\`];              // checked: it is a part of the output
\`\`\`
`,
});
