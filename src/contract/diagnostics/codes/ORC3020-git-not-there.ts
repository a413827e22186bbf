import { defineDiagnostic } from "../diagnostic.ts";

export const gitNotThere = defineDiagnostic<{ readonly revision: string }>({
  code: "ORC3020",
  title: "A revision is asked for, and git cannot be started",
  severity: "error",
  message: ({ revision }) => `The revision ${revision} cannot be read: git is not there.`,
  help: () =>
    "Install git, or make sure that it is on PATH. Two files are compared without it: orchc diff old/plan.json new/plan.json",
  explanation: `
\`orchc diff sales\` compares the plan with the one that was committed, and \`sales@main\` names the plan of a revision.
Both are read with the program \`git\`, which was not found on PATH or could not be started.

Plans in the working tree, versions of the history (\`sales@3\`) and plan files are compared without git.
`,
});
