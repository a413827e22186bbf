/**
 * The bytes of questions and answers that a host holds for its scripts. They are counted as they come. When there are
 * too many, reading pauses, except for the effect that began first: so each is the first at some time and goes on, and
 * no two wait for each other. At most the budget and one whole answer are held.
 */
import { EventEmitter, once } from "node:events";

export interface ByteBudget {
  open(): ByteAccount;
}

/** What one effect holds. */
export interface ByteAccount {
  /** Counts bytes that have come, and resolves when more may be read. Rejects when the signal is aborted. */
  take(bytes: number, signal: AbortSignal): Promise<void>;
  /** Nothing is held any more. */
  close(): void;
}

export function byteBudget(limit: number): ByteBudget {
  /** In the order in which they were opened. */
  const accounts = new Set<ByteAccount>();
  const closings = new EventEmitter().setMaxListeners(0);
  let held = 0;

  const mayRead = (account: ByteAccount): boolean =>
    held <= limit || accounts.values().next().value === account;

  return {
    open: () => {
      let own = 0;
      const account: ByteAccount = {
        take: async (bytes, signal) => {
          own += bytes;
          held += bytes;
          while (!mayRead(account)) await once(closings, "closed", { signal });
        },
        close: () => {
          if (!accounts.delete(account)) return;
          held -= own;
          closings.emit("closed");
        },
      };
      accounts.add(account);
      return account;
    },
  };
}
