import { defineDiagnostic } from "../diagnostic.ts";

export const noSuchVersion = defineDiagnostic<{
  readonly name: string;
  readonly version: number;
  /** Numbers of the versions that there are. */
  readonly known: readonly number[];
}>({
  code: "ORC3024",
  title: "There is no such version of a plan",
  severity: "error",
  message: ({ name, version }) => `There is no version ${version} of the plan ${name}.`,
  help: ({ name, known }) =>
    known.length === 0
      ? "No version of it was recorded in this workspace. A plan that was committed is named by its revision: " +
        `${name}@HEAD~1`
      : `There ${known.length === 1 ? "is version" : "are versions"} ${known.join(", ")}: orchc plan --history ${name}`,
  explanation: `
Each plan that \`orchc plan\`, \`orchc build\` or \`orchc plan --restore\` writes is a version, counted from 1 for each
name, and so is what was edited by hand before one of them replaces it. They are kept in the state folder of the
workspace (\`.orchc/plans/\`), on this machine: a clone begins without any.

What stands behind the \`@\` is a version when it is a whole number of up to six digits, and a revision of git otherwise.
`,
});
