import { defineDiagnostic } from "../diagnostic.ts";

export const packageElsewhere = defineDiagnostic<{
  readonly file: string;
  readonly package: string;
  /** The file of the package that would be loaded. */
  readonly found: string;
}>({
  code: "ORC3009",
  title: "A package lies where scripts load none from",
  severity: "error",
  message: ({ file, package: name, found }) =>
    `${file} imports the package ${name}, which lies in ${found}: scripts load none from there.`,
  help: ({ package: name }) =>
    `Install it in the workspace (npm install ${name}), and remove the other one.`,
  explanation: `
Scripts load packages from \`node_modules\` of the workspace and of the folders above it, and from what these link to. There
the lock file says what a package is, and the manifest of a build keeps it. A \`node_modules\` in another folder, such as one
beside an agent, is in no lock file of the workspace, and its packages could be exchanged without a review.
`,
});
