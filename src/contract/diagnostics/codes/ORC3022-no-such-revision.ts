import { defineDiagnostic } from "../diagnostic.ts";

export const noSuchRevision = defineDiagnostic<{
  readonly revision: string;
  readonly nearest?: string | undefined;
  /** Whether the repository has a commit at all. */
  readonly hasCommits: boolean;
}>({
  code: "ORC3022",
  title: "There is no such revision",
  severity: "error",
  message: ({ revision, hasCommits }) =>
    hasCommits
      ? `There is no revision ${revision} in the git repository of the workspace.`
      : `There is no revision ${revision}: the git repository of the workspace has no commits yet.`,
  help: ({ nearest, hasCommits }) => {
    if (!hasCommits)
      return "Commit the plan first; versions of the history need no commit: orchc plan --history NAME";
    const meant = nearest === undefined ? "" : `Did you mean ${nearest}? `;
    return `${meant}Give a branch, a tag, a commit hash, or HEAD~3 for the third before the newest.`;
  },
  explanation: `
What stands behind the \`@\` of \`sales@main~2\` is a revision as git understands it (\`git help revisions\`): a branch, a
tag, the hash of a commit, and what \`~\` and \`^\` lead to from there. A whole number of up to six digits is a version of
the plan's history instead: \`sales@3\`.

A clone of limited depth, as services for continuous integration make it, lacks older commits and other branches:
fetch them first (\`fetch-depth: 0\` of actions/checkout).
`,
});
