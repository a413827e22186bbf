import { defineDiagnostic } from "../diagnostic.ts";

export const recordingMissing = defineDiagnostic<{
  /** What the request was for: `outline`. */
  readonly request: string;
  readonly file: string;
}>({
  code: "ORC6016",
  title: "There is no recorded reply for a request",
  severity: "error",
  message: ({ request, file }) =>
    `There is no recorded reply for the request "${request}". It would be ${file}.`,
  help: () =>
    "Run once with --record in place of --replay (or model.recordings.mode: record) and a reachable endpoint, or leave out --replay (or model.recordings).",
  explanation: `
With \`--replay\`, or \`model.recordings.mode: replay\`, replies come from files alone. A file is named by the sha256 of
its request: the model's name, the messages and the schema. Another query, another model, a changed tool or
agent, or another version of orchc makes another request, for which nothing was recorded.
`,
});
