/**
 * A piece of a script that can be ended by itself: the unit, an item of a loop, a block of a region. What is ended
 * starts nothing more; its tools are told, and nobody waits for those that do not listen.
 */
import { TaskStopped } from "../failure.ts";

/** An attempt that is running, as far as it can be ended. */
export interface Ending {
  /** The tool is told. */
  abort(): void;
  /** Nobody waits for it. */
  leave(error: Error): void;
}

export interface Scope {
  /** Ids of instances in it begin with it: `t3[4].`, or nothing outside of loops. */
  readonly prefix: string;
  /** @throws TaskStopped when it has been ended */
  expectOpen(): void;
  /** @param prefix default: that of this scope */
  open(prefix?: string): Scope;
  /** The attempt belongs to it until the function is called that is given back. */
  add(attempt: Ending): () => void;
  /** Ends it, with all in it. */
  end(): void;
  /** It has ended by itself. */
  close(): void;
}

export function scopeOf(prefix: string, closed: () => void = () => {}): Scope {
  const inner = new Set<Scope>();
  const attempts = new Set<Ending>();
  let isOver = false;

  const scope: Scope = {
    prefix,
    expectOpen: () => {
      if (isOver) throw new TaskStopped();
    },
    open: (own = prefix) => {
      const made: Scope = scopeOf(own, () => void inner.delete(made));
      inner.add(made);
      return made;
    },
    add: (attempt) => {
      attempts.add(attempt);
      return () => void attempts.delete(attempt);
    },
    end: () => {
      isOver = true;
      for (const attempt of attempts) {
        attempt.abort();
        attempt.leave(new TaskStopped());
      }
      for (const each of inner) each.end();
      closed();
    },
    close: closed,
  };
  return scope;
}
