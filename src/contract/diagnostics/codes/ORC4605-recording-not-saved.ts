import { defineDiagnostic } from "../diagnostic.ts";

export const recordingNotSaved = defineDiagnostic<{
  readonly file: string;
  /** Of the build. */
  readonly name: string;
  readonly why: string;
  /** Where recordings of this workspace are kept, relative to it. */
  readonly folder: string;
}>({
  code: "ORC4605",
  title: "A recording cannot be written",
  severity: "error",
  message: ({ file, why }) => `The recording ${file} cannot be written: ${why}.`,
  help: ({ name, folder }) =>
    `Name a file that can be written: orchc exec ${name} --record ${folder}/${name}.json`,
  explanation: `
\`--record FILE\` keeps what the host answered to the tools of a run. Whether the file can be written is found out before
the run, and then nothing is run. When it turns out only at the end, because the disk has become full for instance, the
run and its answer are not lost: they are shown, and the run has to be recorded again.
`,
});
