import { defineDiagnostic } from "../diagnostic.ts";

export const notInRepository = defineDiagnostic<{
  readonly path: string;
  readonly revision: string;
}>({
  code: "ORC3021",
  title: "A revision is asked for outside of a git repository",
  severity: "error",
  message: ({ path, revision }) =>
    `There is no revision ${revision} of ${path}: it is in no git repository.`,
  help: () =>
    "Name two plans, two files or versions of the history (orchc plan --history NAME) instead; or make the workspace a repository: git init",
  explanation: `
\`orchc diff sales\` and \`sales@REVISION\` look for the plan in the git repository that the workspace is in. It is in
none, or \`paths.generated\` of the configuration leads out of it.

Every plan that \`orchc plan\` or \`orchc build\` has written is in the history of the workspace too, without git:
\`orchc diff sales@1 sales\` compares the first one with the one that is there.
`,
});
