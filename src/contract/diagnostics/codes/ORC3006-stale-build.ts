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
    `Rebuild it: ${command}. To run it as it was built: orchc exec ${name} --allow-stale.`,
  explanation: `
A build records its sources: the query file, by its path and sha256 in \`plan.json\`, and \`plan.json\` itself and
those of the plans that stand in it as tasks, by their content and not by their formatting. When one of them has changed, the scripts are out of date, so \`orchc exec\` refuses them with exit status 4, as it refuses scripts that were changed, and
\`orchc verify\` reports them.

\`\`\`sh
orchc plan queries/sales.query.md && orchc build sales   # the query file has changed
orchc build sales                                        # plan.json has changed, its own or that of a plan in it
orchc exec sales --allow-stale                           # run what was built and reviewed
\`\`\`

A query file or a plan that is missing is not a reason to refuse: builds can be distributed without them. A query in
words has no file that could change.
`,
});
