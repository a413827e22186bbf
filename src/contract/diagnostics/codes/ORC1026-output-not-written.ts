import { defineDiagnostic } from "../diagnostic.ts";

/** What the system calls it, for people. */
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "there is no space left where it goes",
  EDQUOT: "the quota of the user is used up",
  EIO: "the device reports a failure",
};

export const outputNotWritten = defineDiagnostic<{
  readonly stream: "standard output" | "standard error";
  /** The system's error code, or its message. */
  readonly reason: string;
}>({
  code: "ORC1026",
  title: "What was to be printed could not be written",
  severity: "error",
  message: ({ stream, reason }) =>
    `What goes to ${stream} could not be written: ${reasons[reason] ?? reason}.`,
  help: () =>
    "Free some space, or send the output to another place. What a run recorded is kept: orchc show.",
  explanation: `
Standard output or standard error is a file on a full disk, or a device that takes nothing. The command does its
work all the same, as far as that does not need the same disk, and ends with status 1 because what it found
did not reach anybody.

A pipe whose reader has gone (\`orchc runs | head -1\`) is no failure: the rest is not printed, and the exit status
is that of the work.
`,
});
