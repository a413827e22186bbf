import { defineDiagnostic } from "../diagnostic.ts";

export const staleBuild = defineDiagnostic<{
  readonly name: string;
  /** Relative to the workspace. */
  readonly file: string;
  readonly command: string;
}>({
  code: "ORC3006",
  title: "A build is stale",
  severity: "error",
  message: ({ name, file }) => `The build ${name} is stale: ${file} has changed since.`,
  help: ({ name, command }) =>
    `Make it new: ${command}. To run it as it was built: orchc exec ${name} --allow-stale.`,
  explanation: `
A build knows what it was made from: the query file, by its path and sha256 in \`plan.json\`, and \`plan.json\` itself,
by what it says and not by how it is laid out. When one of them says something else now, the scripts do what was asked
before, so \`orchc exec\` refuses them with exit status 4, as it refuses scripts that were changed, and
\`orchc verify\` reports them.

\`\`\`sh
orchc plan queries/sales.query.md && orchc build sales   # the query file has changed
orchc build sales                                        # plan.json has changed
orchc exec sales --allow-stale                           # run what was built and reviewed
\`\`\`

A query file or a plan that is gone is no reason to refuse: builds can be given to others without them. A query in
words has no file that could change.
`,
});
