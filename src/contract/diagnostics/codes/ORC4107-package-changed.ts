import { defineDiagnostic } from "../diagnostic.ts";

export const packageChanged = defineDiagnostic<{
  readonly package: string;
  /** Version and lock, as the manifest and the disk have them. */
  readonly built: string;
  readonly now: string;
  readonly name: string;
}>({
  code: "ORC4107",
  title: "A package is not the one that a build was made with",
  severity: "error",
  message: ({ package: changed, built, now, name }) =>
    `The build ${name} was made with ${changed} ${built}; there is ${now} now.`,
  help: ({ name }) =>
    `Install what the lock file says (npm ci), or build again and review the difference: orchc build ${name}.`,
  explanation: `
The manifest has the version of every package that the workspace's own modules import, and one hash over what the lock file
says of it and of all packages that it depends on. One of these is different now: another version is installed, or the lock
file has changed.

What is compared is the lock file, not the files in \`node_modules\`: whoever can change these can change what runs.
\`npm ci\` makes them what the lock file says.
`,
});
