import type { Failed } from "./explain-failure.ts";

/** A server that could not be reached, or a call that it did not carry out. */
export class ServerFailure extends Error {
  readonly failed: Failed;
  /** What a person can do about it. */
  readonly help: string | undefined;

  constructor(failed: Failed, help?: string) {
    super(failed.why);
    this.failed = failed;
    this.help = help;
  }
}

/** A call that was answered: whatever it did is done. */
export function answered(why: string, help?: string): ServerFailure {
  const failed = { why, isClosed: false, transient: false, isLost: false, kind: "failed" } as const;
  return new ServerFailure(failed, help);
}
