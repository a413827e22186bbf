import { defineDiagnostic } from "../diagnostic.ts";

export const readingAssumed = defineDiagnostic<{
  /** A sentence without a full stop: "rows are counted". */
  readonly assumed: string;
}>({
  code: "ORC2109",
  title: "Something that the query leaves open is assumed",
  severity: "warning",
  strictness: { strict: "error" },
  message: ({ assumed }) => `${assumed.charAt(0).toUpperCase()}${assumed.slice(1)}.`,
  help: () => "If something else is meant, say it in the query.",
  explanation: `
The query does not say everything that a plan needs: which of the workspace's files it is about, which column a number
is compared with, how values become one. Where only one way makes sense the plan takes it, and says so: here, in the
notes of the plan, in the README of the build, and in the answer.

Say what is meant in the query, and nothing has to be assumed.
`,
});
