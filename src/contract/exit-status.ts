import type { Diagnostic } from "./diagnostics/index.ts";

/** What a command, or a script that runs alone, tells the shell. */
export const exitStatus = {
  done: 0,
  /** The run failed, or could not go on: the disk is full, the database is locked, orchc has a bug. */
  failed: 1,
  /** What was given needs correcting before anything can run; that may be a file or folder that cannot be used. */
  needsCorrecting: 2,
  /** A person has to decide something first. */
  waiting: 3,
  /** A build differs from its plan. */
  differs: 4,
  /** 128 and SIGINT, as shells have it; also of a run that somebody who was asked did not want. */
  interrupted: 130,
} as const;
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/**
 * With `--detailed-exitcode`, what a command that compares tells the shell, as `terraform plan` has it. Nothing else that
 * it ends with is 2: whatever needs correcting is 1 then.
 */
export const detailedExitStatus = { equal: 0, failed: 1, differs: 2 } as const;

/** Codes whose number alone would tell the wrong thing. */
const particular: ReadonlyMap<string, ExitStatus> = new Map<string, ExitStatus>([
  ["ORC1020", exitStatus.waiting],
  ["ORC1024", exitStatus.failed],
  ["ORC1026", exitStatus.failed],
  ["ORC3003", exitStatus.differs],
  ["ORC3006", exitStatus.differs],
  ["ORC4001", exitStatus.failed],
  ["ORC4005", exitStatus.failed],
  ["ORC4009", exitStatus.failed],
  ["ORC4103", exitStatus.differs],
  ["ORC4104", exitStatus.differs],
  ["ORC4107", exitStatus.differs],
  ["ORC4220", exitStatus.failed],
  ["ORC4222", exitStatus.failed],
  ["ORC4223", exitStatus.failed],
  ["ORC4312", exitStatus.differs],
  ["ORC4342", exitStatus.needsCorrecting],
  ["ORC4343", exitStatus.needsCorrecting],
  ["ORC4344", exitStatus.needsCorrecting],
  ["ORC4345", exitStatus.needsCorrecting],
  ["ORC4346", exitStatus.needsCorrecting],
  ["ORC4531", exitStatus.waiting],
  ["ORC4563", exitStatus.waiting],
  ["ORC4533", exitStatus.failed],
  ["ORC4360", exitStatus.differs],
  ["ORC4361", exitStatus.differs],
]);

/**
 * Tasks and answers fail. What a run was given (40 to 42: its database, build and parameters) is for a person to
 * correct, and without its model nothing has run yet.
 */
const FAILURES = /^ORC(43|5)/;

/** The status for what is wrong, by its first error. What did not fail is corrected by whoever gave it. */
export function statusOf(diagnostics: readonly Diagnostic[]): ExitStatus {
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (error === undefined) return exitStatus.done;
  return (
    particular.get(error.code) ??
    (FAILURES.test(error.code) ? exitStatus.failed : exitStatus.needsCorrecting)
  );
}
