import { defineDiagnostic } from "../diagnostic.ts";

export const unwritableStore = defineDiagnostic<{ readonly file: string; readonly code: string }>({
  code: "ORC4002",
  title: "The state of a run cannot be written",
  severity: "error",
  message: ({ file, code }) => `${file} cannot be written (${code}).`,
  help: () =>
    "Make the file and its folder writable for this user, or set paths.state in orchc.config.yaml to a folder that is.",
  explanation: `
Everything that a run does is recorded before it is reported as done, so a run needs a folder that it can write:
\`.orchc\` in the workspace, unless \`paths.state\` or \`paths.database\` say otherwise.

SQLite writes beside the database too (\`-wal\`, \`-shm\`): a writable file in a read-only folder is not enough.
`,
});
