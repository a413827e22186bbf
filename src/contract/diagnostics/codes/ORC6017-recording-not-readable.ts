import { defineDiagnostic } from "../diagnostic.ts";

export const recordingNotReadable = defineDiagnostic<{
  readonly file: string;
  readonly reason: string;
}>({
  code: "ORC6017",
  title: "A recorded reply cannot be read or written",
  severity: "error",
  message: ({ file, reason }) => `The recorded reply ${file} cannot be used: ${reason}.`,
  help: () =>
    "Delete the file and record it again (model.recordings.mode: record), or fix what the message names.",
  explanation: `
A recording is one JSON file: the request, the reply, and the tokens that it took. This one was truncated,
edited into another format, or its folder does not let orchc read or write.
`,
});
