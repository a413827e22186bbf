import { defineDiagnostic } from "../diagnostic.ts";

export const fileChangedSincePlanning = defineDiagnostic<{
  readonly path: string;
  /** `column "price" is gone`, `column "day" is now text and was time`. */
  readonly changes: readonly string[];
  readonly name: string;
}>({
  code: "ORC2033",
  title: "A data file has changed since planning",
  severity: "warning",
  message: ({ path, changes }) => `"${path}" is not as it was planned for: ${changes.join("; ")}.`,
  help: ({ name }) =>
    `If the plan should follow the file, plan again (orchc explain ORC2033); its file is generated/${name}/plan.json.`,
  explanation: `
A plan stands on what was known of its files when it was made: the names and types of their columns are written
into it (\`facts\` in \`plan.json\`, without any values). \`orchc verify\`, \`orchc build\` and \`orchc exec\` look at the
files again and say what changed. New rows change nothing, and a new column nothing that the plan uses. A column
that is gone, or has another type, is an error ([ORC2030]) when the plan uses it, and this warning when it does not.

When the file is right as it is now, plan again with the words or the query file that the plan was made from, and
build:

\`\`\`sh
orchc plan sales        # queries/sales.query.md
orchc build sales
\`\`\`
`,
});
