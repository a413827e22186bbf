import { defineDiagnostic } from "../diagnostic.ts";

export const scriptChanged = defineDiagnostic<{ readonly file: string; readonly name: string }>({
  code: "ORC4103",
  title: "A file of the build has been changed",
  severity: "error",
  message: ({ file }) => `${file} is not what was built.`,
  help: ({ name }) =>
    `See what differs: orchc verify ${name}. Write it again: orchc build ${name}. To keep a change, make it in the plan or the agent.`,
  explanation: `
The manifest holds the sha256 of every script, of the types beside them, and of the workspace's own modules that the
scripts load: those of the tools, and what these import from the workspace. One of them has other bytes now, so what would run is not what was planned, type-checked and reviewed.
Nothing was started.

After a change of an agent in \`agents/\`, or of a module that it imports, build again: the new manifest shows in the pull request that the tool has changed.
`,
});
