import { defineDiagnostic } from "../diagnostic.ts";

export const diskFull = defineDiagnostic<{ readonly file: string }>({
  code: "ORC4001",
  title: "The disk is full",
  severity: "error",
  message: ({ file }) => `There is no space left to write ${file}.`,
  help: () =>
    "Free some space, or set paths.state in orchc.config.yaml to a folder on another disk. Records made before are intact.",
  explanation: `
The database or a file of the bus could not be written because the disk, or the quota of the user, is full.

A record is written whole or not at all, so everything that was reported as done is still there.
Folders of old runs below \`.orchc/bus\` and \`.orchc/runs\` can be removed.
`,
});
