import { defineDiagnostic } from "../diagnostic.ts";

export const planLikeIt = defineDiagnostic<{
  readonly name: string;
  /** "ran 4 times, 3 of them well" */
  readonly runs: string;
  /** Whether it is a plan of this workspace, which can be run again. */
  readonly isOwn: boolean;
}>({
  code: "ORC1040",
  title: "A plan that ran well is like what was asked",
  severity: "note",
  message: ({ name, runs }) =>
    `No plan came of this query. Like it is the plan ${name}, which ${runs}.`,
  help: ({ name, isOwn }) =>
    isOwn
      ? `See whether it is what you want: orchc graph ${name}, orchc patterns show ${name}. Nothing of it was taken.`
      : `See what it does: orchc patterns show ${name}. Nothing of it was taken.`,
  explanation: `
The words of the query are like those of an earlier one, as far as both are words that the workspace's agents know. The
plan may do something else: it is named, and never run for that. docs/patterns.md says how plans are compared.
`,
});
