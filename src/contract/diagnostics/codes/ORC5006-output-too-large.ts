import { defineDiagnostic } from "../diagnostic.ts";

export const outputTooLarge = defineDiagnostic<{
  readonly task: string;
  readonly file: string;
  readonly bytes: number;
}>({
  code: "ORC5006",
  title: "An output is too large to be merged",
  severity: "note",
  message: ({ task, file, bytes }) =>
    `The output of ${task} (${bytes} bytes) is too large for data.json; it is in ${file} on the bus.`,
  help: () => "Read the file itself; data.json and the result of the run hold a reference to it.",
  explanation: `
The outputs of a run are merged in memory. One of more than 8 MiB, or everything beyond 64 MiB for the run as a
whole, stays on the bus (\`.orchc/bus/RUN/\`), and is replaced by a reference with its path and sha256. What
the tool states about it is in the answer; numbers in that are not checked against the file.
`,
});
