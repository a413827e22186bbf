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

/** A person was asked, and did not accept. */
export function refusedByPerson(
  tool: string,
  action: "decline" | "cancel",
  said?: string,
): ServerFailure {
  const what = action === "decline" ? "declined" : "left without an answer";
  const words = said === undefined || said === "" ? "" : `. The server then said: ${said}`;
  const failed = { isClosed: false, transient: false, isLost: false, kind: "denied" } as const;
  return new ServerFailure({ ...failed, why: `what ${tool} asked was ${what}${words}` });
}
