import { defineDiagnostic } from "../diagnostic.ts";

export const queryTooLong = defineDiagnostic<{
  /** Of the query, in UTF-8. */
  readonly bytes: number;
  readonly limit: number;
}>({
  code: "ORC1029",
  title: "The query is longer than allowed",
  severity: "error",
  message: ({ bytes, limit }) => `The query has ${bytes} bytes; the limit is ${limit}.`,
  help: ({ bytes }) =>
    `Put what the query quotes into a file and name the file, or raise limits.queryBytes in orchc.config.yaml to at least ${bytes}.`,
  explanation: `
A query says what is to be done. One of many pages is nearly always data that was pasted into it: a log, a table, an
article. Planning reads every word of a query as a part of the request, with every planner, so such a query costs much
and means little.

Save the data as a file of the workspace and name it in the query: \`Summarise notes/meeting.txt\`.
\`limits.queryBytes\` (65536 when it is not set) bounds the length in bytes of UTF-8, without the front matter of a
query file.
`,
});
