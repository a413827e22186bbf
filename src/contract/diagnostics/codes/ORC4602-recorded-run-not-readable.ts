import { defineDiagnostic } from "../diagnostic.ts";

export const recordedRunNotReadable = defineDiagnostic<{
  readonly file: string;
  readonly why: string;
  /** Of the build. */
  readonly name: string;
  /** Where recordings of this workspace are kept, relative to it. */
  readonly folder: string;
}>({
  code: "ORC4602",
  title: "A recorded run cannot be read",
  severity: "error",
  message: ({ file, why }) => `The recording ${file} cannot be read: ${why}.`,
  help: ({ name, folder }) =>
    `Record the run again: orchc exec ${name} --record ${folder}/${name}.json`,
  explanation: `
\`orchc exec NAME --record recordings/NAME.json\` keeps what the host answered to the tools of a run;
\`--replay\` answers from it, without network and programs, and \`orchc test NAME\` compares the results.
The file is written when the run has ended, whole or not at all; it is not written when the run is cancelled.
`,
});
