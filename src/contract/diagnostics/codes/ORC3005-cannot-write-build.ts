import { defineDiagnostic } from "../diagnostic.ts";

export const cannotWriteBuild = defineDiagnostic<{ readonly reason: string }>({
  code: "ORC3005",
  title: "A build could not be written",
  severity: "error",
  message: ({ reason }) => `The build could not be written: ${reason}`,
  help: () =>
    "Make the folder writable, free some space, or move away what stands in its place, and build again: that writes what is still missing.",
  explanation: `
The generated folder cannot be written: it is read-only, belongs to somebody else, or the disk is full.
Files of a build are written beside their final place and renamed, so none is ever half-written. But some may be new
already and others still as they were: the manifest comes last, so \`orchc exec\` refuses such a build until
\`orchc build\` has completed it.
`,
});
