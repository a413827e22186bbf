import { defineDiagnostic } from "../diagnostic.ts";

export const planNotThere = defineDiagnostic<{
  readonly name: string;
  /** `HEAD`; absent for the working tree. */
  readonly revision?: string | undefined;
  /** Whether it counts as a plan without tasks. */
  readonly isEmpty: boolean;
}>({
  code: "ORC3023",
  title: "One of the two plans is not there",
  severity: "error",
  message: ({ name, revision, isEmpty }) => {
    const where = revision === undefined ? "in the working tree" : `in the revision ${revision}`;
    return `There is no plan ${name} ${where}${isEmpty ? ": it counts as one without tasks" : ""}.`;
  },
  help: ({ isEmpty }) =>
    isEmpty
      ? "Check the name and the revision if that is not what you expect."
      : "Check the name and the revision; git log -- generated lists the commits that changed plans.",
  explanation: `
A plan that is new is compared with nothing: all of its tasks are added, and all of its permissions are gained. In the
same way all tasks of a plan that was deleted are removed. That is a note.

It is an error when the two plans have different names: then a plan that is not there is a mistake.
`,
});
