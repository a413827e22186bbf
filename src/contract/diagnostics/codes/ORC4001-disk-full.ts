import { defineDiagnostic } from "../diagnostic.ts";

export const diskFull = defineDiagnostic<{ readonly file: string }>({
  code: "ORC4001",
  title: "The disk is full",
  severity: "error",
  message: ({ file }) => `There is no space left to write ${file}.`,
  help: () =>
    "Free some space, or set paths.state in orchc.config.yaml to a folder on another disk. Records made before are intact.",
  explanation: `
The database, a file of the bus, or what a tool makes could not be written because the disk, or the quota of the user,
is full.

A record is written whole or not at all, so everything that was reported as done is still there, and the run goes on from
there: \`orchc exec NAME --resume RUN\` where it was interrupted, \`orchc retry RUN\` where a task has failed; the end of
the command names it. \`orchc runs prune\` removes old runs with their files.
`,
});
