import { defineDiagnostic } from "../diagnostic.ts";

export const buildNotApproved = defineDiagnostic<{
  readonly name: string;
  /** Nothing where there is no approval. */
  readonly approved: { readonly by: string; readonly at: string } | undefined;
  /** `task t2 was changed`, against what was approved. */
  readonly differences: readonly string[];
}>({
  code: "ORC4360",
  title: "A build that is not approved as it is",
  severity: "error",
  message: ({ name, approved, differences }) =>
    approved === undefined
      ? `The build ${name} is not approved, and this workspace runs approved builds only.`
      : `The build ${name} is not the one that ${approved.by} approved at ${approved.at}: ${shown(differences)}.`,
  help: ({ name }) =>
    `Review it (orchc diff ${name}, and generated/${name}), then: orchc approve ${name}`,
  explanation: `
With \`approval: required\` in orchc.config.yaml only builds run that somebody approved. \`orchc approve NAME\` writes
\`generated/NAME/approval.json\`: a name, a time, and the digest of the manifest, which stands for the plan, the scripts, the
lock and the modules that they load. When the build is another one by now, what differs is named.

The file is committed and reviewed like the build itself. Whoever can write it can approve: protect it with reviews of your
repository (docs/approval.md).
`,
});

const MOST = 10;

function shown(differences: readonly string[]): string {
  const more = differences.length - MOST;
  const listed = differences.slice(0, MOST).join("; ");
  return more > 0 ? `${listed}; and ${more} more` : listed;
}
