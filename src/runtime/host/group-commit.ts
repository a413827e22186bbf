/**
 * Commits what arrives in the same turn of the event loop as one transaction: with many scripts side by side
 * that is one wait for the disk instead of many.
 */
import type { Store, StoreRecord } from "../store/index.ts";

export interface GroupCommit {
  /** Resolves when the records are stored; they are stored together, and in the order of the calls. */
  commit(records: readonly StoreRecord[]): Promise<void>;
}

interface Waiting {
  readonly records: readonly StoreRecord[];
  resolve(): void;
  reject(error: unknown): void;
}

export function groupCommit(store: Store): GroupCommit {
  let queue: Waiting[] = [];
  let writing = Promise.resolve();

  async function flush() {
    const group = queue;
    queue = [];
    await write(store, group);
  }

  return {
    commit: (records) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      queue.push({ records, resolve, reject });
      if (queue.length === 1) setImmediate(() => void (writing = writing.then(flush)));
      return promise;
    },
  };
}

async function write(store: Store, group: readonly Waiting[]): Promise<void> {
  try {
    await store.commit(group.flatMap(({ records }) => records));
    for (const { resolve } of group) resolve();
  } catch (error) {
    const [only] = group;
    if (group.length === 1) only?.reject(error);
    // One of them caused it: committed one by one, each gets its own result.
    else for (const waiting of group) await write(store, [waiting]);
  }
}
