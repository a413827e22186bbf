/**
 * Appends what arrives in the same turn of the event loop as one transaction: with many scripts side by side
 * that is one wait for the disk instead of many.
 */
import { OrchcError } from "../../contract/diagnostics/index.ts";
import type { JournalEvent, Recorded } from "../../contract/events.ts";
import { LeaseLost, type AppendOptions, type Lease, type Store } from "../store/index.ts";

export interface GroupCommit {
  /** Resolves when the events are stored; they are stored together, and in the order of the calls. */
  append(
    events: readonly JournalEvent[],
    options?: Pick<AppendOptions, "lasting">,
  ): Promise<readonly Recorded[]>;
}

interface Waiting {
  readonly events: readonly JournalEvent[];
  readonly lasting: boolean;
  resolve(recorded: readonly Recorded[]): void;
  reject(error: unknown): void;
}

/** @param lease under which all of it is written; none when the run has no owner */
export function groupCommit(store: Store, lease?: Lease): GroupCommit {
  let queue: Waiting[] = [];
  let writing = Promise.resolve();

  async function flush() {
    const group = queue;
    queue = [];
    await write(group);
  }

  async function write(group: readonly Waiting[]): Promise<void> {
    const lasting = group.some((waiting) => waiting.lasting);
    const events = group.flatMap((waiting) => waiting.events);
    try {
      const recorded = await store.append(events, { lasting, ...(lease && { lease }) });
      let from = 0;
      for (const waiting of group) {
        const to = from + waiting.events.length;
        waiting.resolve(recorded.slice(from, to));
        from = to;
      }
    } catch (error) {
      // What keeps one of them from being stored keeps all: each would wait for the same lock or disk again.
      if (group.length === 1 || error instanceof OrchcError || error instanceof LeaseLost)
        for (const waiting of group) waiting.reject(error);
      // One of them caused it: written one by one, each gets its own result.
      else for (const waiting of group) await write([waiting]);
    }
  }

  return {
    append: (events, { lasting = false } = {}) => {
      const { promise, resolve, reject } = Promise.withResolvers<readonly Recorded[]>();
      queue.push({ events, lasting, resolve, reject });
      if (queue.length === 1) setImmediate(() => void (writing = writing.then(flush)));
      return promise;
    },
  };
}
