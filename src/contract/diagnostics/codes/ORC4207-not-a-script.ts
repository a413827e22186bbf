import { defineDiagnostic } from "../diagnostic.ts";

export const notAScript = defineDiagnostic<{ readonly file: string }>({
  code: "ORC4207",
  title: "The script is not part of a build",
  severity: "error",
  message: ({ file }) =>
    `${file} is not a script of a build: there is no manifest.json beside it that lists it.`,
  help: () => "Run it where it was built, generated/NAME/, or build again.",
  explanation: `
A generated script finds out what it may do, and where to record it, from the manifest in its own folder.
`,
});
