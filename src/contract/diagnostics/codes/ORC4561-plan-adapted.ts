import { defineDiagnostic } from "../diagnostic.ts";

export const planAdapted = defineDiagnostic<{
  readonly run: string;
  readonly name: string;
  readonly adapted: string;
  /** Sentences without their full stop. */
  readonly changes: readonly string[];
}>({
  code: "ORC4561",
  title: "A plan was adapted to what had failed",
  severity: "note",
  message: ({ run, adapted, changes }) =>
    `Run ${run} failed, and the plan ${adapted} does otherwise: ${changes.join("; ")}.`,
  help: ({ name, adapted }) =>
    `What differs: orchc diff ${name} ${adapted}. The plan ${name} is as it was.`,
  explanation: `
With \`--adapt\`, or \`adapt.enabled\` in the configuration, a run whose tasks have failed for good goes on with a changed
plan. That plan is a build of its own, and its answer says what was done otherwise. docs/adapting.md says which changes
are made, and who has to agree.
`,
});
