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
  strictness: { strict: "error" },
  message: ({ path, changes }) => `"${path}" has changed since planning: ${changes.join("; ")}.`,
  help: ({ name }) =>
    `If the file is right as it is now, plan again from the query, then run: orchc build ${name}. See orchc explain ORC2033.`,
  explanation: `
A plan depends on the schemas of its files when it was made: the names and types of their columns are written
into it (\`facts\` in \`plan.json\`, without any values). \`orchc verify\`, \`orchc build\` and \`orchc exec\` inspect the
files again and report what changed. New rows and new columns do not matter. A column
that is gone, or has another type, is an error ([ORC2030]) when the plan uses it, and this warning when it does not.

When the file is right as it is now, plan again with the query or the query file that the plan was made from, and
build:

\`\`\`sh
orchc plan sales        # queries/sales.query.md
orchc build sales
\`\`\`
`,
});
