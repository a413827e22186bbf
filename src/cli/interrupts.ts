/**
 * Ctrl-C: the first cancels what can be cancelled, the second ends at once what still runs, so that it is settled now,
 * and the third orchc itself, should that take long (a disk, a lock).
 * Outside of such work nothing listens, so that the system ends orchc even while it computes and no listener is called.
 */
import { exitStatus } from "../contract/exit-status.ts";

/** SIGTERM is how service managers ask, SIGHUP how a closed terminal does. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs work that settles by itself when its signal is aborted.
 * `onCancel` tells the person that the work is being stopped, `onInsist` ends what it waits for, and says
 * whether there was anything: otherwise orchc ends.
 *
 * @param work calls `settled` when there is nothing left to cancel: from then on the system ends orchc again
 */
export async function cancellable<T>(
  work: (signal: AbortSignal, settled: () => void) => Promise<T>,
  onCancel: () => void,
  onInsist: () => boolean,
): Promise<T> {
  const abort = new AbortController();
  let times = 0;
  const interrupt = (): void => {
    times += 1;
    if (times > 1) {
      if (times === 2 && onInsist()) return;
      process.exit(exitStatus.interrupted);
    }
    onCancel();
    abort.abort();
  };
  const settled = (): void => {
    for (const signal of signals) process.off(signal, interrupt);
  };
  for (const signal of signals) process.on(signal, interrupt);
  try {
    return await work(abort.signal, settled);
  } finally {
    settled();
  }
}
