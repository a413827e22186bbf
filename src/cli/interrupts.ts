/** Ctrl-C: the first cancels what can be cancelled, the second ends orchc at once. */
import { exitStatus } from "./exit-status.ts";

/** SIGTERM is how service managers ask, SIGHUP how a closed terminal does. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export interface Interrupts {
  /** Runs work that settles by itself when its signal is aborted. Outside of such work an interrupt ends orchc. */
  cancellable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** @param onCancel tells the person that the work is being stopped. */
export function listenForInterrupts(onCancel: () => void): Interrupts {
  let current: AbortController | undefined;
  for (const signal of signals) {
    process.on(signal, () => {
      if (current === undefined || current.signal.aborted) process.exit(exitStatus.interrupted);
      onCancel();
      current.abort();
    });
  }
  return {
    async cancellable(work) {
      current = new AbortController();
      try {
        return await work(current.signal);
      } finally {
        current = undefined;
      }
    },
  };
}
