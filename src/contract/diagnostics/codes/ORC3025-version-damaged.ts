import { defineDiagnostic } from "../diagnostic.ts";

export const versionDamaged = defineDiagnostic<{
  readonly name: string;
  readonly version: number;
  readonly reason: string;
}>({
  code: "ORC3025",
  title: "A recorded version of a plan is damaged",
  severity: "error",
  message: ({ name, version, reason }) => `Version ${version} of the plan ${name} ${reason}.`,
  help: ({ name }) =>
    `Use another version (orchc plan --history ${name}) or, when the plan was committed, a revision: ${name}@HEAD`,
  explanation: `
Versions of plans are kept in \`.orchc/plans/\`, each text in a file that is named after the hash of what it says. The file
of this one is gone, or says something else than what was recorded: it was edited or deleted, or the disk has lost it.
Other versions are not affected.
`,
});
