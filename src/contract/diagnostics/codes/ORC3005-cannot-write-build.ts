import { defineDiagnostic } from "../diagnostic.ts";

export const cannotWriteBuild = defineDiagnostic<{ readonly reason: string }>({
  code: "ORC3005",
  title: "A build could not be written",
  severity: "error",
  message: ({ reason }) => `The build could not be written: ${reason}.`,
  help: () =>
    "Make the folder writable, free some space, or move away what is in its place, and build again: that writes the missing files.",
  explanation: `
The generated folder cannot be written: it is read-only, belongs to another user, or the disk is full.
Files of a build are written beside their final place and renamed, so none is ever half-written. But some may be new
and others old: the manifest is written last, so \`orchc exec\` refuses such a build until
\`orchc build\` has completed it.
`,
});
