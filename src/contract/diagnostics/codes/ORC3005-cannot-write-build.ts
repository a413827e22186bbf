import { defineDiagnostic } from "../diagnostic.ts";

export const cannotWriteBuild = defineDiagnostic<{
  readonly what: "plan" | "build" | "history of the plan";
  readonly reason: string;
  /** The beginning of a sentence. */
  readonly remedy: string;
}>({
  code: "ORC3005",
  title: "A plan or build could not be written",
  severity: "error",
  message: ({ what, reason }) => `The ${what} could not be written: ${reason}.`,
  help: ({ what, remedy }) =>
    what === "build"
      ? `${remedy}, and build again: that writes the missing files.`
      : `${remedy}, and run the command again.`,
  explanation: `
The generated folder cannot be written: it is read-only, belongs to another user, or the disk is full.
Files of a build are written beside their final place and renamed, so none is ever half-written. But some may be new
and others old: the manifest is written last, so \`orchc exec\` refuses such a build until
\`orchc build\` has completed it.

What \`plan.json\` says is recorded in the state folder (\`.orchc/plans/\`) before another plan is written over it. When that
cannot be written, the plan is left as it is: nothing is lost.
`,
});
