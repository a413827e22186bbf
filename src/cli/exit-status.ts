import type { Diagnostic } from "../contract/diagnostics/index.ts";

/** What a command tells the shell. */
export const exitStatus = {
  done: 0,
  /** The run failed. */
  failed: 1,
  /** What was given needs correcting. */
  needsCorrecting: 2,
  /** A person has to decide something first. */
  waiting: 3,
  /** A build differs from its plan. */
  differs: 4,
  /** 128 and SIGINT, as shells have it. */
  interrupted: 130,
} as const;
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** Codes whose thousands alone would tell the wrong thing. */
const particular: ReadonlyMap<string, ExitStatus> = new Map([["ORC1024", exitStatus.failed]]);

/** The status for what is wrong: runs, answers and models fail; all else is corrected by whoever gave it. */
export function statusOf(diagnostics: readonly Diagnostic[]): ExitStatus {
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (error === undefined) return exitStatus.done;
  return (
    particular.get(error.code) ??
    (/^ORC[456]/.test(error.code) ? exitStatus.failed : exitStatus.needsCorrecting)
  );
}
