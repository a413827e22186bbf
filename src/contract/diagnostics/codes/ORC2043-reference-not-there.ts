import { defineDiagnostic } from "../diagnostic.ts";

export const referenceNotThere = defineDiagnostic<{
  readonly reference: string;
  readonly task: string;
  /** Why there is no output of it where the reader stands. */
  readonly why: "elsewhere" | "later" | "beside" | "itself";
  /** The task that holds both; of `itself` the one that is read. */
  readonly holder: string;
}>({
  code: "ORC2043",
  title: "A reference to a task that has not run where it is read",
  severity: "error",
  message: ({ reference, task, why, holder }) => {
    const reasons = {
      elsewhere: `it stands in another block of ${holder}, and has not run in this one`,
      later: "it stands behind the task that reads it",
      beside: `it runs side by side with the task that reads it, in ${holder}`,
      itself: `${holder} is not over while what stands within it runs`,
    };
    return `"${reference}" refers to ${task}, which cannot be read here: ${reasons[why]}.`;
  },
  help: ({ task, why, holder }) => {
    const ways = {
      elsewhere: `Read it behind ${holder}, or do what both blocks need before ${holder}.`,
      later: `Write ${task} before the task that reads it.`,
      beside: `Put both in one block, or read ${task} behind ${holder}.`,
      itself: `Read a task that stands before it, or read ${holder} behind it.`,
    };
    return ways[why];
  },
  explanation: `
A name is looked up from the inside: variables of loops, then tasks before the reader in its own block and in those
around it, then the tasks of the plan. Of two branches only one runs, alternatives run when those before have failed,
and members of a parallel task run at the same time: none of them can read another.
`,
});
