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

/** Codes whose number alone would tell the wrong thing. */
const particular: ReadonlyMap<string, ExitStatus> = new Map<string, ExitStatus>([
  ["ORC1024", exitStatus.failed],
  ["ORC3003", exitStatus.differs],
  ["ORC4007", exitStatus.needsCorrecting],
  ["ORC4008", exitStatus.needsCorrecting],
  ["ORC4103", exitStatus.differs],
  ["ORC4104", exitStatus.differs],
  ["ORC4312", exitStatus.differs],
]);

/** Runs (but not what they were given: 41 and 42) and answers fail. Without its model nothing has run yet. */
const FAILURES = /^ORC(4[03]|5)/;

/** The status for what is wrong, by its first error. What did not fail is corrected by whoever gave it. */
export function statusOf(diagnostics: readonly Diagnostic[]): ExitStatus {
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (error === undefined) return exitStatus.done;
  return (
    particular.get(error.code) ??
    (FAILURES.test(error.code) ? exitStatus.failed : exitStatus.needsCorrecting)
  );
}
