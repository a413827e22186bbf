/** Ctrl-C: the first cancels what can be cancelled, the second ends orchc at once. */
import { exitStatus } from "../contract/exit-status.ts";

/** SIGTERM is how service managers ask, SIGHUP how a closed terminal does. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export interface Interrupts {
  /**
   * Runs work that settles by itself when its signal is aborted. Outside of such work an interrupt ends orchc.
   * `onCancel` tells the person that the work is being stopped.
   */
  cancellable<T>(work: (signal: AbortSignal) => Promise<T>, onCancel: () => void): Promise<T>;
}

export function listenForInterrupts(): Interrupts {
  let current: { readonly abort: AbortController; readonly onCancel: () => void } | undefined;
  for (const signal of signals) {
    process.on(signal, () => {
      if (current === undefined || current.abort.signal.aborted) {
        process.exit(exitStatus.interrupted);
      }
      current.onCancel();
      current.abort.abort();
    });
  }
  return {
    async cancellable(work, onCancel) {
      const abort = new AbortController();
      current = { abort, onCancel };
      try {
        return await work(abort.signal);
      } finally {
        current = undefined;
      }
    },
  };
}
