/** When an attempt at a task may begin, and in which process: what is known of it between two attempts. */
import type { InstanceId } from "../../../contract/instance.ts";
import { openAttempt, type Attempt } from "../attempt.ts";
import type { RunnerOptions } from "./runner-options.ts";

export interface AttemptTiming {
  /** Gives whether the instance is still to run, in the process in which it is now. */
  stillRuns(id: InstanceId): () => boolean;
  /** Another attempt may begin in so many milliseconds. */
  delay(id: InstanceId, ms: number): void;
  untilReady(id: InstanceId): Promise<void>;
  /** Its process was lost: the attempt goes on under its number in another. */
  interrupt(id: InstanceId, number: number): void;
  /** Of the attempt that goes on; `undefined` when none does. */
  numberOf(id: InstanceId): number | undefined;
  /** It goes on now. */
  goesOn(id: InstanceId): void;
  /** Gives whether it has begun, which it has not when its process is gone. */
  open(
    facts: Pick<Attempt, "core" | "number" | "identity" | "version">,
    stillWanted: () => boolean,
  ): boolean;
}

export function attemptTiming({
  context,
  attempts,
  tracker,
  isLeaving,
  stillThere,
}: RunnerOptions): AttemptTiming {
  const { clock } = context;
  /** Numbers of attempts that go on in another process. */
  const interrupted = new Map<InstanceId, number>();
  /** When another attempt may begin, on the clock that only grows. */
  const readyAt = new Map<InstanceId, number>();

  return {
    stillRuns: (id) => {
      const isThere = stillThere(id);
      return () => isThere() && tracker().running(id) !== undefined && !isLeaving();
    },
    delay: (id, ms) => readyAt.set(id, clock.elapsed() + ms),
    untilReady: async (id) => {
      const ms = (readyAt.get(id) ?? 0) - clock.elapsed();
      if (ms > 0) await attempts.sleep(id, ms);
    },
    interrupt: (id, number) => interrupted.set(id, number),
    numberOf: (id) => interrupted.get(id),
    goesOn: (id) => interrupted.delete(id),
    open: (facts, stillWanted) => {
      const { core, number } = facts;
      if (stillWanted()) {
        attempts.open(core.id, openAttempt(context, { ...facts, isConfirmed: true }));
        return true;
      }
      // Its process was lost before it heard of it: it goes on in the next.
      interrupted.set(core.id, number);
      return false;
    },
  };
}
