import { defineDiagnostic } from "../diagnostic.ts";

export const diskOverLimit = defineDiagnostic<{ readonly limitMiB: number }>({
  code: "ORC4318",
  title: "A script wrote more to the disk than it may",
  severity: "error",
  message: ({ limitMiB }) => `Its script wrote more to the disk than ${limitMiB} MiB.`,
  help: () =>
    "Write less: a filter, a sample, fewer files. When so much is meant, raise limits.diskMiB in orchc.config.yaml.",
  explanation: `
A script may write so much: in one file, and in everything together that its own folder, the paths that it may write
and its files on the bus grow by while it runs. A file or folder counts as 4 KiB at least, and a folder that cannot be
looked into as more than the limit. The process was ended, or was refused to make a file longer, so that one tool cannot
fill the disk. What it wrote to its own folder is removed with the run; what it wrote elsewhere is left.
`,
});
