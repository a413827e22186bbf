import { defineDiagnostic } from "../diagnostic.ts";

/** System error codes in words. */
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "no space is left on its device",
  EDQUOT: "the quota of the user is used up",
  EIO: "the device reports a failure",
};

export const outputNotWritten = defineDiagnostic<{
  readonly stream: "standard output" | "standard error";
  /** The system's error code, or its message. */
  readonly reason: string;
}>({
  code: "ORC1026",
  title: "Output could not be written",
  severity: "error",
  message: ({ stream, reason }) =>
    `Output to ${stream} could not be written: ${reasons[reason] ?? reason}.`,
  help: () =>
    "Free some space, or redirect the output to another file. What a run recorded is kept: orchc show.",
  explanation: `
Standard output or standard error is a file on a full disk, or a device that accepts nothing. The command still does its
work, as far as that does not need the same disk, and ends with status 1 because its output is lost.

A pipe whose reader has closed it (\`orchc runs | head -1\`) is not a failure: the rest is not printed, and the exit status
is that of the work.
`,
});
